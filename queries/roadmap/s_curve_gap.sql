-- How far completions are behind the plan on one 基準日: in initiatives, in points of all of them, and in days since the
-- plan had reached today's number (negative: the day on which it will). Earned schedule, Lipke 2003 (Schedule is
-- different), on completions.
-- grain: one row
-- params: as_of DATE
-- returns: as_of, planned, actual, total, gap, gap_share, gap_days
WITH scope AS (
    SELECT as_of, baseline_end, actual_end
    FROM marts.roadmap_month
    WHERE as_of = (
        SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
        AND computed_state <> 'stopped'
        AND baseline_end IS NOT NULL
),
counted AS (
    SELECT
        max(as_of) AS as_of,
        count(*) FILTER (WHERE baseline_end <= as_of) AS planned,
        count(actual_end) AS actual,
        count(*) AS total
    FROM scope
),
in_order AS (
    SELECT baseline_end, row_number() OVER (ORDER BY baseline_end) AS place FROM scope
),
reached AS (
    -- Behind: the plan passed today's number with the next completion. Ahead: it comes to it with the last of them.
    SELECT max(in_order.baseline_end) AS day
    FROM in_order
    JOIN counted ON in_order.place = CASE WHEN counted.actual < counted.planned THEN counted.actual + 1
                                          WHEN counted.actual > counted.planned THEN counted.actual END
)
SELECT
    counted.as_of,
    counted.planned,
    counted.actual,
    counted.total,
    counted.actual - counted.planned AS gap,
    rate(counted.actual - counted.planned, counted.total) AS gap_share,
    CASE WHEN counted.total > 0 THEN coalesce(date_diff('day', reached.day, counted.as_of), 0) END AS gap_days
FROM counted
CROSS JOIN reached;
