-- Where each 課 of the past stands today, following 後継課 to the end. A 課 that was split leads to several.
-- grain: one row per 課 and 課 of today it leads to
CREATE TABLE staging.department_today AS
WITH RECURSIVE known AS (
    SELECT department FROM raw.department_names WHERE department IS NOT NULL
    UNION
    SELECT department FROM raw.organization
),
path (department, today, steps) AS (
    SELECT department, department, 0 FROM known
    UNION ALL
    SELECT path.department, succession.successor, path.steps + 1
    FROM path
    JOIN raw.succession AS succession ON succession.department = path.today
    WHERE path.steps < 10
),
ends AS (
    SELECT DISTINCT path.department, path.today
    FROM path
    WHERE NOT EXISTS (SELECT 1 FROM raw.succession AS later WHERE later.department = path.today)
)
SELECT department, today, count(*) OVER (PARTITION BY department) AS branches FROM ends;
