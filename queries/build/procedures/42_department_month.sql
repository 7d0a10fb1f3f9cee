-- Who has sent which month. A 課 is expected from its first list on, while the register holds it.
-- grain: one row per 基準日 and 課 that sent its list then, or was expected to
CREATE TABLE marts.department_month AS
WITH sent AS (
    SELECT DISTINCT as_of, is_latest, department FROM marts.status_month
),
first_sent AS (
    SELECT department, min(as_of) AS since FROM sent GROUP BY department
),
months AS (
    SELECT DISTINCT as_of, is_latest FROM sent
)
SELECT
    months.as_of,
    months.is_latest,
    department.bureau,
    department.department,
    department.display_order,
    sent.department IS NOT NULL AS submitted,
    max(sent.as_of) OVER (
        PARTITION BY department.department ORDER BY months.as_of
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS last_sent
FROM marts.department AS department
JOIN first_sent ON first_sent.department = department.department
JOIN months ON months.as_of >= first_sent.since
LEFT JOIN sent ON sent.as_of = months.as_of AND sent.department = department.department
WHERE sent.department IS NOT NULL OR department.valid_to IS NULL OR months.as_of <= department.valid_to
ORDER BY months.as_of, department.display_order, department.department;
