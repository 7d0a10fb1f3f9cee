-- How many people have which total score, in steps of 5 points, for every group that may be shown.
-- grain: one row per group and step with people in it; bin is its lower edge (0–0.95)
-- params: round VARCHAR
-- returns: level, bureau, unit, bin, people
SELECT level, bureau, unit, bin, people
FROM shown.assessment_distribution
WHERE field = '' AND coalesce(round = $round::VARCHAR, is_latest)
ORDER BY level, bureau NULLS FIRST, unit, bin;
