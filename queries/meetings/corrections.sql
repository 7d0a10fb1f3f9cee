-- What was corrected of a month after a meeting saw it: every field of a procedure or an initiative that is another now,
-- and those that came or went. vs left out is the latest month that the meeting saw. A row is the same by its number, else
-- by its name, in the list of the same 課 as it was called in that month: a new organisation corrects nothing.
-- grain: one row per row of a list and field of it (item; added and removed for a whole row)
-- params: vs DATE, dataset VARCHAR, bureau VARCHAR[], department VARCHAR[]
-- returns: dataset, subject, department, item, seen, corrected, bureau, subject_id, as_of, file, sheet, row, cell
WITH procedures AS (
    SELECT FALSE AS is_then, * FROM marts.procedure_month
    UNION ALL BY NAME
    SELECT TRUE AS is_then, * FROM earlier.procedure_month
),
initiatives AS (
    SELECT FALSE AS is_then, * FROM marts.roadmap_month
    UNION ALL BY NAME
    SELECT TRUE AS is_then, * FROM earlier.roadmap_month
),
listed AS (
    SELECT
        'procedures' AS dataset, is_then, as_of, bureau, department, procedure_id AS subject_id, procedure AS subject,
        file, sheet, "row", cell,
        concat_ws(
            chr(31), department_then, coalesce(procedure_id, procedure_key),
            row_number() OVER (
                PARTITION BY is_then, department_then, coalesce(procedure_id, procedure_key)
                ORDER BY procedure, file, sheet, "row")) AS same,
        MAP {
            'status': status,
            'annual_count': CAST(annual_count AS VARCHAR),
            'online_count': CAST(online_count AS VARCHAR),
            'barrier': CAST(barrier AS VARCHAR),
            'online_since': CAST(online_since AS VARCHAR),
            'planned_for': CAST(planned_for AS VARCHAR),
            'procedure': procedure
        } AS fields
    FROM procedures
    WHERE as_of = coalesce($vs::DATE, (SELECT max(as_of) FROM earlier.procedure_month))
    UNION ALL
    SELECT
        'roadmap', is_then, as_of, bureau, department, initiative_id, initiative, file, sheet, "row", cell, initiative_key,
        MAP {
            'computed_state': computed_state,
            'reported_state': reported_state,
            'baseline_start': CAST(baseline_start AS VARCHAR),
            'baseline_end': CAST(baseline_end AS VARCHAR),
            'planned_start': CAST(planned_start AS VARCHAR),
            'planned_end': CAST(planned_end AS VARCHAR),
            'actual_start': CAST(actual_start AS VARCHAR),
            'actual_end': CAST(actual_end AS VARCHAR),
            'forecast_end': CAST(forecast_end AS VARCHAR),
            'progress': CAST(CAST(round(progress * 100) AS BIGINT) AS VARCHAR),
            'initiative': initiative
        }
    FROM initiatives
    WHERE as_of = (SELECT max(as_of) FROM earlier.roadmap_month WHERE $vs::DATE IS NULL OR as_of <= $vs::DATE)
),
paired AS (
    SELECT
        dataset,
        now.fields AS fields_now,
        past.fields AS fields_then,
        CASE WHEN past.fields IS NULL THEN ['added'] WHEN now.fields IS NULL THEN ['removed'] ELSE map_keys(now.fields) END
            AS items,
        coalesce(now.as_of, past.as_of) AS as_of,
        coalesce(now.bureau, past.bureau) AS bureau,
        coalesce(now.department, past.department) AS department,
        coalesce(now.subject_id, past.subject_id) AS subject_id,
        coalesce(now.subject, past.subject) AS subject,
        coalesce(now.file, past.file) AS file,
        coalesce(now.sheet, past.sheet) AS sheet,
        coalesce(now."row", past."row") AS "row",
        coalesce(now.cell, past.cell) AS cell
    FROM (FROM listed WHERE NOT is_then) AS now
    FULL JOIN (FROM listed WHERE is_then) AS past USING (dataset, same)
),
compared AS (
    SELECT *, fields_then[item] AS seen, fields_now[item] AS corrected
    FROM (SELECT *, unnest(items) AS item FROM paired)
)
SELECT dataset, subject, department, item, seen, corrected, bureau, subject_id, as_of, file, sheet, "row", cell
FROM compared
WHERE (item IN ('added', 'removed') OR seen IS DISTINCT FROM corrected)
    AND ($dataset::VARCHAR IS NULL OR dataset = $dataset::VARCHAR)
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
ORDER BY dataset, department, subject, subject_id, item, file, sheet, "row", seen, corrected;
