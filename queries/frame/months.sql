-- The months there are figures for, the latest first.
-- grain: one row per 基準日
-- params: none
-- returns: as_of, departments, not_submitted
SELECT
    as_of,
    count(*) FILTER (WHERE submitted) AS departments,
    count(*) FILTER (WHERE NOT submitted) AS not_submitted
FROM marts.department_month
GROUP BY as_of
ORDER BY as_of DESC;
