-- The procedures behind any cell of explore/moves that counts what was put online: when, what they were in the list before, and the
-- file, sheet and row that says so.
-- grain: one row per procedure that was put online, and list
-- params: as_of DATE, since DATE, year_begins BIGINT, measure VARCHAR {gained change unmoved months}, bureau VARCHAR[],
--   department VARCHAR[], move VARCHAR[], moved_month VARCHAR[], moved_year VARCHAR[], unmoved_from BIGINT, unmoved_to BIGINT,
--   gained_from BIGINT, gained_to BIGINT
-- returns: procedure, department, bureau, procedure_id, list_as_of, status_before, status, annual_count, tool, online_since,
--   before_on, file, sheet, row, cell
SELECT
    listed.procedure, listed.department, listed.bureau, listed.procedure_id, listed.as_of AS list_as_of, put.status_before,
    listed.status, listed.annual_count, listed.tool, listed.online_since, put.before_on, listed.file, listed.sheet,
    listed."row" AS "row", listed.cell
FROM explored_moves($as_of::DATE, $since::DATE, $year_begins::BIGINT, $bureau::VARCHAR[], $department::VARCHAR[],
    $moved_month::VARCHAR[], $moved_year::VARCHAR[], $move::VARCHAR[], $unmoved_from::BIGINT, $unmoved_to::BIGINT,
    $gained_from::BIGINT, $gained_to::BIGINT) AS months
JOIN marts.procedure_move AS put ON put.as_of = months.as_of AND put.department = months.department
JOIN marts.procedure_month AS listed
    ON listed.as_of = put.as_of
    AND listed.import_id = put.import_id
    AND listed.sheet IS NOT DISTINCT FROM put.sheet
    AND listed."row" = put.listed_row
WHERE coalesce($measure::VARCHAR, 'gained') = 'gained'
ORDER BY listed.as_of DESC, listed.annual_count DESC NULLS LAST, listed.department, put.procedure_key, listed.file, listed.sheet,
    listed."row";
