-- Every procedure in every month, under today's 課.
-- grain: one row per procedure and 基準日
CREATE TABLE marts.procedure_month AS
SELECT
    listed.as_of,
    listed.as_of = (SELECT max(as_of) FROM staging.procedures) AS is_latest,
    coalesce(department.bureau, listed.bureau_then) AS bureau,
    place.department,
    listed.department_then,
    coalesce(spelling.first_id, listed.procedure_id, concat_ws('｜', listed.department_then, listed.procedure, listed.legal_basis,
                                            listed.legal_article)) AS procedure_key,
    listed.procedure_id,
    listed.procedure,
    listed.legal_basis,
    listed.kind,
    listed.audience,
    listed.status,
    listed.status_text,
    listed.tool,
    listed.online_since,
    listed.planned_for,
    listed.barrier,
    listed.barrier_text,
    listed.annual_count,
    listed.online_count,
    remaining_volume(listed.status, listed.annual_count, listed.online_count) AS remaining_volume,
    listed.priority,
    listed.life_event,
    listed.note,
    listed.import_id,
    listed.file,
    listed.sheet,
    listed."row",
    listed.cell
FROM staging.procedures AS listed
LEFT JOIN staging.procedure_place AS place
    ON place.department_then IS NOT DISTINCT FROM listed.department_then
    AND place.procedure_id IS NOT DISTINCT FROM listed.procedure_id
LEFT JOIN staging.procedure_spelling AS spelling
    ON spelling.department = place.department AND spelling.procedure_id = listed.procedure_id
LEFT JOIN marts.department AS department ON department.department = place.department
ORDER BY listed.as_of, place.department, procedure_key;
