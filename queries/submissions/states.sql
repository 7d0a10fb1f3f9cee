-- Who has sent which of the last twelve months, as of today (the day of the last import when today is NULL). Of 課 that are
-- asked for none of them nothing is said.
-- grain: one row per dataset, 基準日 and 課
-- params: dataset VARCHAR, today DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: dataset, as_of, bureau, department, display_order, submission, due, arrived_on, days_over
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
)
SELECT
    dataset, as_of, bureau, department, display_order, state AS submission, due, arrived_on,
    submission_days_over(state, arrived_on, due, today) AS days_over
FROM asked
WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
QUALIFY bool_or(state <> 'not_asked') OVER (PARTITION BY dataset, department)
ORDER BY dataset, as_of DESC, display_order NULLS LAST, department;
