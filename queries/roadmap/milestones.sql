-- The milestones of one initiative as each list named them, and their days.
-- grain: one row per 基準日 and milestone
-- params: initiative VARCHAR, as_of DATE
-- returns: initiative_key, as_of, milestone, due
WITH named AS (
    SELECT DISTINCT initiative_key, as_of, unnest(milestones) AS text
    FROM marts.roadmap_month
    WHERE reported_on = as_of
        AND ($as_of::DATE IS NULL OR as_of <= $as_of::DATE)
        AND ($initiative::VARCHAR IS NULL OR initiative_key = $initiative::VARCHAR)
)
SELECT initiative_key, as_of, substr(text, 12) AS milestone, CAST(substr(text, 1, 10) AS DATE) AS due
FROM named
ORDER BY initiative_key, as_of, due, milestone;
