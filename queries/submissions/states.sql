-- Who has sent which of the last twelve months, as of today (the day of the last import when today is NULL). Of 課 that are
-- asked for none of them nothing is said.
-- grain: one row per dataset, 基準日 and 課
-- params: dataset VARCHAR, today DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: dataset, as_of, bureau, department, display_order, submission, due, arrived_on, days_over
SELECT
    dataset, as_of, bureau, department, display_order, state AS submission, due, arrived_on,
    submission_days_over(state, arrived_on, due, today) AS days_over
FROM asked_submissions($dataset::VARCHAR, $today::DATE)
WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
QUALIFY bool_or(state <> 'not_asked') OVER (PARTITION BY dataset, department)
ORDER BY dataset, as_of DESC, display_order NULLS LAST, department;
