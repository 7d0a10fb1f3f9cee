-- The milestones of one initiative as each list named them, their days, and how far they have moved since the first.
-- grain: one row per 基準日 and milestone
-- params: initiative VARCHAR, as_of DATE
-- returns: initiative_key, as_of, milestone, due, first_due, slip_days
WITH named AS (
    SELECT DISTINCT initiative_key, as_of, unnest(milestones) AS each
    FROM marts.roadmap_month
    WHERE reported_on = as_of
        AND ($as_of::DATE IS NULL OR as_of <= $as_of::DATE)
        AND ($initiative::VARCHAR IS NULL OR initiative_key = $initiative::VARCHAR)
),
compared AS (
    SELECT
        initiative_key,
        as_of,
        each.name AS milestone,
        each.due AS due,
        first_value(each.due) OVER (PARTITION BY initiative_key, each.name ORDER BY as_of, each.due) AS first_due
    FROM named
)
SELECT initiative_key, as_of, milestone, due, first_due, milestone_slip_days(first_due, due) AS slip_days
FROM compared
ORDER BY initiative_key, as_of, due, milestone;
