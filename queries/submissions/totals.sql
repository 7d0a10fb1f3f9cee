-- How the last month of a dataset stands today (the day of the last import when today is NULL).
-- grain: one row per dataset
-- params: dataset VARCHAR, today DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: dataset, as_of, due, days_over_due, expected, arrived, late, missing, not_due, missing_before, not_asked, median_age, often_late
WITH asked AS (
    FROM asked_submissions($dataset::VARCHAR, $today::DATE)
),
of_department AS (
    SELECT
        dataset, department,
        max_by(state, as_of) FILTER (WHERE months_back = 1) AS state,
        max_by(state, as_of) FILTER (WHERE months_back = 2) AS state_before,
        max(date_diff('day', last_sent, today)) FILTER (WHERE months_back = 1 AND is_expected) AS age_days,
        count(*) FILTER (WHERE state IN ('late', 'missing')) AS late_months,
        bool_or(has_ended) AS has_ended
    FROM asked
    WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
    GROUP BY dataset, department
),
month AS (
    SELECT dataset, as_of, due, date_diff('day', due, today) AS days_over_due
    FROM asked
    WHERE months_back = 1
    GROUP BY ALL
)
SELECT
    month.dataset, month.as_of, month.due, month.days_over_due,
    count(*) FILTER (WHERE state <> 'not_asked') AS expected,
    count(*) FILTER (WHERE state IN ('sent', 'late')) AS arrived,
    count(*) FILTER (WHERE state = 'late') AS late,
    count(*) FILTER (WHERE state = 'missing') AS missing,
    count(*) FILTER (WHERE state = 'not_due') AS not_due,
    count(*) FILTER (WHERE state_before = 'missing') AS missing_before,
    count(*) FILTER (WHERE state = 'not_asked' AND NOT has_ended) AS not_asked,
    median(age_days) AS median_age,
    count(*) FILTER (WHERE is_often_late(late_months)) AS often_late
FROM month
LEFT JOIN of_department USING (dataset)
GROUP BY ALL
ORDER BY month.dataset;
