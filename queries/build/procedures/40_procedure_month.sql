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
),
-- 0012 in one month and 12 in the next are one number where they name the same procedure, unless a list has both.
mixed AS (
    SELECT department, without_zeros(procedure_id) AS number
    FROM placed
    WHERE procedure_id IS NOT NULL
    GROUP BY ALL
    HAVING min(procedure_id) <> max(procedure_id)
),
written AS (
    SELECT DISTINCT placed.department, mixed.number, placed.procedure_id, placed.procedure, placed.as_of
    FROM placed
    JOIN mixed ON mixed.department = placed.department AND mixed.number = without_zeros(placed.procedure_id)
),
spelling AS (
    SELECT one.department, one.procedure_id, min(other.procedure_id) AS first_id
    FROM written AS one
    JOIN written AS other
        ON other.department = one.department AND other.number = one.number AND other.procedure = one.procedure
    WHERE NOT EXISTS (
        SELECT 1
        FROM written AS mine
        JOIN written AS theirs
            ON theirs.department = mine.department AND theirs.number = mine.number AND theirs.as_of = mine.as_of
        WHERE mine.department = one.department
            AND mine.procedure_id = one.procedure_id
            AND theirs.procedure_id = other.procedure_id
            AND mine.procedure_id <> theirs.procedure_id
    )
    GROUP BY one.department, one.procedure_id
)
SELECT
    placed.as_of,
    placed.as_of = (SELECT max(as_of) FROM staging.procedures) AS is_latest,
    coalesce(department.bureau, placed.bureau_then) AS bureau,
    placed.department,
    placed.department_then,
    coalesce(spelling.first_id, placed.procedure_id, concat_ws('｜', placed.department_then, placed.procedure, placed.legal_basis,
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
LEFT JOIN spelling
    ON spelling.department = placed.department AND spelling.procedure_id = placed.procedure_id
LEFT JOIN marts.department AS department ON department.department = placed.department
ORDER BY placed.as_of, placed.department, procedure_key;
