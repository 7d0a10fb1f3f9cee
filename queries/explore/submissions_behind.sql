-- The lists behind any cell of explore/submissions: whose, of which month, and what became of it by today.
-- grain: one row per dataset, 基準日 and 課
-- params: as_of DATE, today DATE, measure VARCHAR {lists late missing in_time}, bureau VARCHAR[], department VARCHAR[], list VARCHAR[], list_month VARCHAR[],
--   outcome VARCHAR[]
-- returns: list, department, bureau, list_as_of, submission, due, arrived_on, days_over
SELECT
    dataset AS list, department, bureau, as_of AS list_as_of, state AS submission, due, arrived_on,
    submission_days_over(state, arrived_on, due, today) AS days_over
FROM explored_lists($today::DATE, $as_of::DATE, $bureau::VARCHAR[], $department::VARCHAR[], $list::VARCHAR[],
    $list_month::VARCHAR[], $outcome::VARCHAR[])
WHERE explored_list_counts($measure::VARCHAR, state)
ORDER BY days_over DESC NULLS LAST, as_of DESC, dataset, department;
