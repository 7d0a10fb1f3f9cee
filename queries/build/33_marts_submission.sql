-- Who has sent which month. A 課 is expected from its first list on, while the register holds it.
-- grain: one row per 基準日 and 課 expected then
CREATE TABLE marts.submission AS
WITH sent AS (SELECT DISTINCT as_of, department FROM marts.status_month),
first_sent AS (SELECT department, min(as_of) AS since FROM sent GROUP BY department),
months AS (SELECT DISTINCT as_of FROM sent)
SELECT
    months.as_of,
    department.bureau,
    department.department,
    sent.department IS NOT NULL AS submitted,
    (SELECT max(earlier.as_of) FROM sent AS earlier
     WHERE earlier.department = department.department AND earlier.as_of <= months.as_of) AS last_sent
FROM marts.department AS department
JOIN first_sent ON first_sent.department = department.department
JOIN months ON months.as_of >= first_sent.since
    AND (department.valid_to IS NULL OR months.as_of <= department.valid_to)
LEFT JOIN sent ON sent.as_of = months.as_of AND sent.department = department.department;
