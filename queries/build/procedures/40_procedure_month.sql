-- Every procedure in every month, under today's 課. A procedure of a 課 that was split follows its own number to
-- where it is kept today; one that cannot be followed stays with the 課 that was.
-- grain: one row per procedure and 基準日
CREATE TABLE marts.procedure_month AS
WITH home AS (
    SELECT procedure_id, max_by(today.today, rows.as_of) AS department
    FROM staging.procedures AS rows
    JOIN staging.department_today AS today ON today.department = rows.department_then AND today.branches = 1
    WHERE rows.procedure_id IS NOT NULL
    GROUP BY procedure_id
),
placed AS (
    SELECT
        rows.*,
        coalesce(single.today, branch.today, rows.department_then) AS department
    FROM staging.procedures AS rows
    LEFT JOIN staging.department_today AS single
        ON single.department = rows.department_then AND single.branches = 1
    LEFT JOIN home ON home.procedure_id = rows.procedure_id AND single.today IS NULL
    LEFT JOIN staging.department_today AS branch
        ON branch.department = rows.department_then AND branch.today = home.department
)
SELECT
    placed.as_of,
    placed.as_of = max(placed.as_of) OVER () AS is_latest,
    coalesce(department.bureau, placed.bureau_then) AS bureau,
    placed.department,
    placed.department_then,
    coalesce(placed.procedure_id, concat_ws('｜', placed.department_then, placed.procedure, placed.legal_basis,
                                            placed.legal_article)) AS procedure_key,
    placed.procedure_id,
    placed.procedure,
    placed.legal_basis,
    placed.kind,
    placed.audience,
    placed.status,
    placed.status_text,
    placed.tool,
    placed.online_since,
    placed.planned_for,
    placed.barrier,
    placed.barrier_text,
    placed.annual_count,
    placed.online_count,
    remaining_volume(placed.status, placed.annual_count, placed.online_count) AS remaining_volume,
    placed.priority,
    placed.life_event,
    placed.note,
    placed.import_id,
    placed.file,
    placed.sheet,
    placed."row",
    placed.cell
FROM placed
LEFT JOIN marts.department AS department ON department.department = placed.department
ORDER BY placed.as_of, placed.department, procedure_key;
