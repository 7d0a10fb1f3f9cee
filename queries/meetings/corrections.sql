-- What was corrected of a month after a meeting saw it: every field of a procedure or an initiative that is another now,
-- and those that came or went. vs left out is the latest month that the meeting saw. A row is the same by its number, else
-- by its name, in the list of the same 課 as it was called in that month: a new organisation corrects nothing.
-- grain: one row per row of a list and field of it (item; added and removed for a whole row)
-- params: vs DATE, dataset VARCHAR, bureau VARCHAR[], department VARCHAR[]
-- returns: dataset, subject, department, item, seen, corrected, bureau, subject_id, as_of, file, sheet, row, cell
WITH procedures AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY department_then, coalesce(procedure_id, procedure_key) ORDER BY procedure, file, sheet, "row") AS nth
    FROM marts.procedure_month
    WHERE as_of = coalesce($vs::DATE, (SELECT max(as_of) FROM earlier.procedure_month))
),
procedures_then AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY department_then, coalesce(procedure_id, procedure_key) ORDER BY procedure, file, sheet, "row") AS nth
    FROM earlier.procedure_month
    WHERE as_of = coalesce($vs::DATE, (SELECT max(as_of) FROM earlier.procedure_month))
),
of_procedures AS (
    SELECT
        'procedures' AS dataset,
        coalesce(now.as_of, past.as_of) AS as_of,
        coalesce(now.bureau, past.bureau) AS bureau,
        coalesce(now.department, past.department) AS department,
        coalesce(now.procedure_id, past.procedure_id) AS subject_id,
        coalesce(now.procedure, past.procedure) AS subject,
        items.item,
        CASE
            WHEN now.as_of IS NULL OR past.as_of IS NULL THEN NULL
            WHEN items.item = 'status' THEN past.status
            WHEN items.item = 'annual_count' THEN CAST(past.annual_count AS VARCHAR)
            WHEN items.item = 'online_count' THEN CAST(past.online_count AS VARCHAR)
            WHEN items.item = 'barrier' THEN CAST(past.barrier AS VARCHAR)
            WHEN items.item = 'online_since' THEN CAST(past.online_since AS VARCHAR)
            WHEN items.item = 'planned_for' THEN CAST(past.planned_for AS VARCHAR)
            WHEN items.item = 'procedure' THEN past.procedure
        END AS seen,
        CASE
            WHEN now.as_of IS NULL OR past.as_of IS NULL THEN NULL
            WHEN items.item = 'status' THEN now.status
            WHEN items.item = 'annual_count' THEN CAST(now.annual_count AS VARCHAR)
            WHEN items.item = 'online_count' THEN CAST(now.online_count AS VARCHAR)
            WHEN items.item = 'barrier' THEN CAST(now.barrier AS VARCHAR)
            WHEN items.item = 'online_since' THEN CAST(now.online_since AS VARCHAR)
            WHEN items.item = 'planned_for' THEN CAST(now.planned_for AS VARCHAR)
            WHEN items.item = 'procedure' THEN now.procedure
        END AS corrected,
        past.as_of IS NULL AS is_new,
        now.as_of IS NULL AS is_gone,
        coalesce(now.file, past.file) AS file,
        coalesce(now.sheet, past.sheet) AS sheet,
        coalesce(now."row", past."row") AS "row",
        coalesce(now.cell, past.cell) AS cell
    FROM procedures AS now
    FULL JOIN procedures_then AS past
        ON past.department_then = now.department_then
        AND coalesce(past.procedure_id, past.procedure_key) = coalesce(now.procedure_id, now.procedure_key)
        AND past.nth = now.nth
    CROSS JOIN (
        VALUES ('status'), ('annual_count'), ('online_count'), ('barrier'), ('online_since'), ('planned_for'), ('procedure')
    ) AS items (item)
),
initiatives AS (
    SELECT * FROM marts.roadmap_month
    WHERE as_of = (SELECT max(as_of) FROM earlier.roadmap_month WHERE $vs::DATE IS NULL OR as_of <= $vs::DATE)
),
initiatives_then AS (
    SELECT * FROM earlier.roadmap_month
    WHERE as_of = (SELECT max(as_of) FROM earlier.roadmap_month WHERE $vs::DATE IS NULL OR as_of <= $vs::DATE)
),
of_roadmap AS (
    SELECT
        'roadmap' AS dataset,
        coalesce(now.as_of, past.as_of) AS as_of,
        coalesce(now.bureau, past.bureau) AS bureau,
        coalesce(now.department, past.department) AS department,
        coalesce(now.initiative_id, past.initiative_id) AS subject_id,
        coalesce(now.initiative, past.initiative) AS subject,
        items.item,
        CASE
            WHEN now.as_of IS NULL OR past.as_of IS NULL THEN NULL
            WHEN items.item = 'computed_state' THEN past.computed_state
            WHEN items.item = 'reported_state' THEN past.reported_state
            WHEN items.item = 'baseline_start' THEN CAST(past.baseline_start AS VARCHAR)
            WHEN items.item = 'baseline_end' THEN CAST(past.baseline_end AS VARCHAR)
            WHEN items.item = 'planned_start' THEN CAST(past.planned_start AS VARCHAR)
            WHEN items.item = 'planned_end' THEN CAST(past.planned_end AS VARCHAR)
            WHEN items.item = 'actual_start' THEN CAST(past.actual_start AS VARCHAR)
            WHEN items.item = 'actual_end' THEN CAST(past.actual_end AS VARCHAR)
            WHEN items.item = 'forecast_end' THEN CAST(past.forecast_end AS VARCHAR)
            WHEN items.item = 'progress' THEN CAST(CAST(round(past.progress * 100) AS BIGINT) AS VARCHAR)
            WHEN items.item = 'initiative' THEN past.initiative
        END AS seen,
        CASE
            WHEN now.as_of IS NULL OR past.as_of IS NULL THEN NULL
            WHEN items.item = 'computed_state' THEN now.computed_state
            WHEN items.item = 'reported_state' THEN now.reported_state
            WHEN items.item = 'baseline_start' THEN CAST(now.baseline_start AS VARCHAR)
            WHEN items.item = 'baseline_end' THEN CAST(now.baseline_end AS VARCHAR)
            WHEN items.item = 'planned_start' THEN CAST(now.planned_start AS VARCHAR)
            WHEN items.item = 'planned_end' THEN CAST(now.planned_end AS VARCHAR)
            WHEN items.item = 'actual_start' THEN CAST(now.actual_start AS VARCHAR)
            WHEN items.item = 'actual_end' THEN CAST(now.actual_end AS VARCHAR)
            WHEN items.item = 'forecast_end' THEN CAST(now.forecast_end AS VARCHAR)
            WHEN items.item = 'progress' THEN CAST(CAST(round(now.progress * 100) AS BIGINT) AS VARCHAR)
            WHEN items.item = 'initiative' THEN now.initiative
        END AS corrected,
        past.as_of IS NULL AS is_new,
        now.as_of IS NULL AS is_gone,
        coalesce(now.file, past.file) AS file,
        coalesce(now.sheet, past.sheet) AS sheet,
        coalesce(now."row", past."row") AS "row",
        coalesce(now.cell, past.cell) AS cell
    FROM initiatives AS now
    FULL JOIN initiatives_then AS past ON past.initiative_key = now.initiative_key
    CROSS JOIN (
        VALUES ('computed_state'), ('reported_state'), ('baseline_start'), ('baseline_end'), ('planned_start'),
            ('planned_end'), ('actual_start'), ('actual_end'), ('forecast_end'), ('progress'), ('initiative')
    ) AS items (item)
),
compared AS (
    SELECT * FROM of_procedures
    UNION ALL
    SELECT * FROM of_roadmap
),
named AS (
    SELECT DISTINCT
        dataset, as_of, bureau, department, subject_id, subject,
        CASE WHEN is_new THEN 'added' WHEN is_gone THEN 'removed' ELSE item END AS item,
        seen, corrected, file, sheet, "row", cell
    FROM compared
    WHERE is_new OR is_gone OR seen IS DISTINCT FROM corrected
)
SELECT dataset, subject, department, item, seen, corrected, bureau, subject_id, as_of, file, sheet, "row", cell
FROM named
WHERE ($dataset::VARCHAR IS NULL OR dataset = $dataset::VARCHAR)
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
ORDER BY dataset, department, subject, subject_id, item, file, sheet, "row", seen, corrected;
