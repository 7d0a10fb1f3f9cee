-- The months there are figures for, the latest first, and which lists they have.
-- grain: one row per 基準日
-- params: none
-- returns: as_of, departments, not_submitted, procedures, roadmap
WITH sent AS (
    SELECT
        as_of,
        count(*) FILTER (WHERE submitted) AS departments,
        count(*) FILTER (WHERE NOT submitted) AS not_submitted
    FROM marts.department_month
    GROUP BY as_of
),
planned AS (
    SELECT DISTINCT as_of FROM marts.roadmap_month
)
SELECT
    coalesce(sent.as_of, planned.as_of) AS as_of,
    coalesce(sent.departments, 0) AS departments,
    coalesce(sent.not_submitted, 0) AS not_submitted,
    sent.as_of IS NOT NULL AS procedures,
    planned.as_of IS NOT NULL AS roadmap
FROM sent
FULL JOIN planned ON planned.as_of = sent.as_of
ORDER BY 1 DESC;
