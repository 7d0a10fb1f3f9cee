-- How many people of the city have which score in each field of several questions, in steps of 5 or 10
-- points (width).
-- grain: one row per field and step with people in it; bin is its lower edge (0–1)
-- params: round VARCHAR
-- returns: field, field_order, width, bin, people
SELECT field, field_order, width, bin, people
FROM shown.assessment_distribution
WHERE field <> '' AND coalesce(round = $round::VARCHAR, is_latest)
ORDER BY field_order, bin;
