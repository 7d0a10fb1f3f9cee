-- How many initiatives were judged late, month by month up to one 基準日 (to the latest when NULL).
-- grain: one row per 基準日
-- params: as_of DATE
-- returns: as_of, late
SELECT as_of, count(*) FILTER (WHERE computed_state = 'late') AS late
FROM marts.roadmap_month
WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE
GROUP BY as_of
ORDER BY as_of;
