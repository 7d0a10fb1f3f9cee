-- How each 課 stands with a dataset today (the day of the last import when today is NULL): its last month, how old what it
-- sent last is, and how often it was late in the last twelve months.
-- grain: one row per dataset and 課 that is asked for any of the last twelve months
-- params: dataset VARCHAR, today DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: dataset, as_of, department, bureau, submission, days_over, late_months, asked_months, last_sent, age_days, due, liaison, display_order, often_late
WITH asked AS (
    FROM asked_submissions($dataset::VARCHAR, $today::DATE)
),
counted AS (
    SELECT
        dataset, department,
        count(*) FILTER (WHERE state IN ('late', 'missing')) AS late_months,
        count(*) FILTER (WHERE state IN ('sent', 'late', 'missing')) AS asked_months
    FROM asked
    GROUP BY dataset, department
    HAVING bool_or(state <> 'not_asked')
)
SELECT
    asked.dataset, asked.as_of, asked.department, asked.bureau, asked.state AS submission,
    submission_days_over(asked.state, asked.arrived_on, asked.due, asked.today) AS days_over,
    counted.late_months, counted.asked_months, asked.last_sent,
    date_diff('day', asked.last_sent, asked.today) AS age_days,
    asked.due, department.liaison, asked.display_order,
    is_often_late(counted.late_months) AS often_late
FROM asked
JOIN counted ON counted.dataset = asked.dataset AND counted.department = asked.department
JOIN marts.department AS department ON department.department = asked.department
WHERE asked.months_back = 1
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], asked.bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], asked.department))
ORDER BY asked.dataset, asked.state = 'missing' DESC, asked.state = 'not_due' DESC, counted.late_months DESC,
    age_days DESC NULLS LAST, asked.display_order NULLS LAST, asked.department;
