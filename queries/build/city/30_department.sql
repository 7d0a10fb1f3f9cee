-- The 課 that figures are shown for: those of the register, and any that only occur in files.
-- grain: one row per 課 of today
CREATE TABLE marts.department AS
WITH latest AS (
    SELECT * FROM raw.organization
    QUALIFY row_number() OVER (PARTITION BY department ORDER BY valid_from DESC NULLS LAST) = 1
),
in_files AS (
    SELECT department_then AS department, max_by(bureau_then, as_of) AS bureau
    FROM raw.in_force
    WHERE is_in_force AND department_then NOT IN (SELECT department FROM latest)
    GROUP BY ALL
)
SELECT department, bureau, display_order, headcount, valid_from, valid_to, liaison, TRUE AS registered FROM latest
UNION ALL
SELECT department, bureau, NULL, NULL, NULL, NULL, NULL, FALSE FROM in_files;

-- How the names of the 課 of today and of their 部 are read, in hiragana. grain: one row per name
CREATE TABLE marts.reading AS
SELECT name, readings
FROM raw.readings
WHERE name IN (SELECT department FROM marts.department UNION ALL SELECT bureau FROM marts.department);
