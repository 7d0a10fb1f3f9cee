-- Where each 課 of the past stands today, following 後継課 to the end. A 課 that was split leads to several.
-- grain: one row per 課 and 課 of today it leads to
CREATE TABLE staging.department_today AS
WITH RECURSIVE path (department, today, steps) AS (
    SELECT DISTINCT department, department, 0 FROM raw.department_names WHERE department IS NOT NULL
    UNION
    SELECT department, department, 0 FROM raw.organization
    UNION
    SELECT path.department, succession.successor, path.steps + 1
    FROM path
    JOIN raw.succession AS succession ON succession.department = path.today
    WHERE path.steps < 10
)
SELECT DISTINCT path.department, path.today, count(*) OVER (PARTITION BY path.department) AS branches
FROM path
WHERE NOT EXISTS (SELECT 1 FROM raw.succession AS later WHERE later.department = path.today);
