-- How each 課 stands with a dataset today (the day of the last import when today is NULL): its last month, how old what it
-- sent last is, and how often it was late in the last twelve months.
-- grain: one row per dataset and 課 that is asked for any of the last twelve months
-- params: dataset VARCHAR, today DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: dataset, as_of, department, bureau, submission, days_over, late_months, asked_months, last_sent, age_days, due, liaison, display_order, often_late
WITH months AS (
    SELECT
        deadlines.dataset, deadlines.as_of, deadlines.due, clock.today,
        row_number() OVER (PARTITION BY deadlines.dataset ORDER BY deadlines.as_of DESC) AS months_back
    FROM meta.deadlines AS deadlines
    CROSS JOIN (
        SELECT coalesce($today::DATE, (SELECT max(day_in_japan(imported_at)) FROM meta.imports)) AS today
    ) AS clock
    WHERE deadlines.as_of <= clock.today
        AND ($dataset::VARCHAR IS NULL OR deadlines.dataset = $dataset::VARCHAR)
    QUALIFY months_back <= 12
),
asked AS (
    SELECT
        submission.dataset, submission.as_of, submission.bureau, submission.department, submission.display_order,
        submission.is_expected, submission.arrived_on, submission.last_sent, months.due, months.today, months.months_back,
        submission_state(submission.is_expected, submission.arrived_on, months.due, months.today) AS state
    FROM months
    JOIN marts.submission AS submission ON submission.dataset = months.dataset AND submission.as_of = months.as_of
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
