-- Completions, planned against actual: how many initiatives were to be done by the end of each month by the baseline,
-- how many were, and how many will be by what is expected. 中止・対象外 and initiatives without a plan are left out.
-- grain: one row per month end from the first planned month to the last one planned or expected, and one for 基準日
-- params: as_of DATE
-- returns: as_of, planned, actual, forecast, total
WITH scope AS (
    SELECT as_of AS today, baseline_start, baseline_end, actual_end, expected_end
    FROM marts.roadmap_month
    WHERE as_of = (
        SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
        AND computed_state <> 'stopped'
        AND baseline_end IS NOT NULL
),
bounds AS (
    SELECT
        date_trunc('month', min(least(baseline_start, baseline_end))) AS first_month,
        date_trunc('month', max(greatest(baseline_end, expected_end, today))) AS last_month
    FROM scope
),
months AS (
    SELECT CAST(last_day(CAST(unnest(generate_series(first_month, last_month, INTERVAL 1 MONTH)) AS DATE)) AS DATE)
        AS month_end
    FROM bounds
    UNION
    SELECT max(today) FROM scope
    HAVING count(*) > 0
)
SELECT
    months.month_end AS as_of,
    count(*) FILTER (WHERE scope.baseline_end <= months.month_end) AS planned,
    CASE WHEN months.month_end <= max(scope.today)
        THEN count(*) FILTER (WHERE scope.actual_end <= months.month_end) END AS actual,
    CASE WHEN months.month_end >= max(scope.today)
        THEN count(*) FILTER (WHERE scope.expected_end <= months.month_end) END AS forecast,
    count(*) AS total
FROM months
CROSS JOIN scope
GROUP BY months.month_end
ORDER BY months.month_end;
