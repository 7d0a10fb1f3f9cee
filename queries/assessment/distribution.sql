-- How many people have which total score, in steps of 5 or 10 points (width), for every group large enough for it. No
-- step stands for fewer people than the threshold k.
-- grain: one row per group and step with people in it; bin is its lower edge (0–1)
-- params: round VARCHAR
-- returns: level, bureau, unit, width, bin, people
SELECT level, bureau, unit, width, bin, people
FROM shown.assessment_distribution
WHERE field = '' AND coalesce(round = $round::VARCHAR, is_latest)
ORDER BY level, bureau NULLS FIRST, unit, bin;
