-- The procedures behind any cell of explore/moves that counts what was put online: when, what they were in the list before, and the
-- file, sheet and row that says so.
-- grain: one row per procedure that was put online, and list
-- params: as_of DATE, since DATE, year_begins BIGINT, measure VARCHAR {gained change unmoved months}, bureau VARCHAR[],
--   department VARCHAR[], move VARCHAR[], moved_month VARCHAR[], moved_year VARCHAR[], unmoved_from BIGINT, unmoved_to BIGINT,
--   gained_from BIGINT, gained_to BIGINT
-- returns: procedure, department, bureau, procedure_id, list_as_of, status_before, status, annual_count, tool, online_since,
--   before_on, file, sheet, row, cell
SELECT
    put.procedure, put.department, put.bureau, put.procedure_id, put.as_of AS list_as_of, put.status_before, put.status,
    put.annual_count, put.tool, put.online_since, put.before_on, put.file, put.sheet, put."row" AS "row", put.cell
FROM explored_moves($as_of::DATE, $since::DATE, $year_begins::BIGINT, $bureau::VARCHAR[], $department::VARCHAR[],
    $moved_month::VARCHAR[], $moved_year::VARCHAR[], $move::VARCHAR[], $unmoved_from::BIGINT, $unmoved_to::BIGINT,
    $gained_from::BIGINT, $gained_to::BIGINT) AS months
JOIN marts.procedure_move AS put ON put.as_of = months.as_of AND put.department = months.department
WHERE coalesce($measure::VARCHAR, 'gained') = 'gained'
ORDER BY put.as_of DESC, put.annual_count DESC NULLS LAST, put.department, put.procedure_key, put.file, put.sheet, put."row";
