-- Under which 課 of today a procedure stands. One of a 課 that was split follows its own number to where it is kept today;
-- one that cannot be followed stays with the 課 that was.
-- grain: one row per 課 of then and number of a procedure (NULL for those without)
CREATE TABLE staging.procedure_place AS
WITH named AS (
    SELECT DISTINCT department_then, procedure_id FROM staging.procedures
),
home AS (
    SELECT procedure_id, max_by(today.today, rows.as_of) AS department
    FROM staging.procedures AS rows
    JOIN staging.department_today AS today ON today.department = rows.department_then AND today.branches = 1
    WHERE rows.procedure_id IS NOT NULL
    GROUP BY procedure_id
)
SELECT
    named.department_then,
    named.procedure_id,
    coalesce(single.today, branch.today, named.department_then) AS department
FROM named
LEFT JOIN staging.department_today AS single
    ON single.department = named.department_then AND single.branches = 1
LEFT JOIN home ON home.procedure_id = named.procedure_id AND single.today IS NULL
LEFT JOIN staging.department_today AS branch
    ON branch.department = named.department_then AND branch.today = home.department;

-- 0012 in one month and 12 in the next are one number where they name the same procedure, unless a list has both.
-- grain: one row per 課 of today and number that is written in several ways
CREATE TABLE staging.procedure_spelling AS
WITH numbered AS (
    SELECT DISTINCT department, procedure_id, without_zeros(procedure_id) AS number
    FROM staging.procedure_place
    WHERE procedure_id IS NOT NULL
),
mixed AS (
    SELECT department, number
    FROM numbered
    GROUP BY department, number
    HAVING min(procedure_id) <> max(procedure_id)
),
written AS (
    SELECT DISTINCT mixed.department, mixed.number, place.procedure_id, rows.procedure, rows.as_of
    FROM mixed
    JOIN numbered ON numbered.department = mixed.department AND numbered.number = mixed.number
    JOIN staging.procedure_place AS place
        ON place.department = numbered.department AND place.procedure_id = numbered.procedure_id
    JOIN staging.procedures AS rows
        ON rows.department_then = place.department_then AND rows.procedure_id = place.procedure_id
)
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
GROUP BY one.department, one.procedure_id;
