-- The procedures behind any cell of explore/procedures, with the file, sheet and row each came from.
-- grain: one row per procedure at that 基準日 (the latest when as_of is NULL)
-- params: as_of DATE, with_partial BOOLEAN,
--   measure VARCHAR {procedures applicable online remaining kind volume usage annual_count remaining_volume}, bureau VARCHAR[], department VARCHAR[], status VARCHAR[], barrier VARCHAR[], mendable VARCHAR[],
--   law VARCHAR[], audience VARCHAR[], kind VARCHAR[], tool VARCHAR[], priority VARCHAR[], life_event VARCHAR[],
--   volume VARCHAR[], annual_from BIGINT, annual_to BIGINT, search VARCHAR
-- returns: procedure, department, bureau, procedure_id, status, annual_count, online_count, remaining_volume, barrier,
--   legal_basis, kind, audience, tool, priority, life_event, planned_for, note, file, sheet, row, cell, import_id
SELECT
    procedure, department, bureau, procedure_id, status, annual_count, online_count,
    CASE WHEN counts_applicable(status, FALSE) THEN remaining_volume END AS remaining_volume,
    barrier, legal_basis, kind, audience, tool, priority, life_event, planned_for, note, file, sheet, "row" AS "row",
    cell, import_id
FROM explored_procedures($bureau::VARCHAR[], $department::VARCHAR[], $status::VARCHAR[], $barrier::VARCHAR[],
    $mendable::VARCHAR[], $law::VARCHAR[], $audience::VARCHAR[], $kind::VARCHAR[], $tool::VARCHAR[],
    $priority::VARCHAR[], $life_event::VARCHAR[], $annual_from::BIGINT, $annual_to::BIGINT, $search::VARCHAR)
WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
    AND explored_procedure_counts($measure::VARCHAR, status, $with_partial::BOOLEAN)
    AND ($volume::VARCHAR[] IS NULL OR list_contains($volume::VARCHAR[], volume_said))
ORDER BY annual_count DESC NULLS LAST, department, procedure_key, file, sheet, "row";
