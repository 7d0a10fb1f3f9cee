-- The months there are lists for, the latest first, and of which datasets.
-- grain: one row per 基準日
-- params: none
-- returns: as_of, departments, not_submitted, procedures, roadmap, datasets
WITH sent AS (
    SELECT
        as_of,
        count(*) FILTER (WHERE submitted) AS departments,
        count(*) FILTER (WHERE NOT submitted) AS not_submitted
    FROM marts.department_month
    GROUP BY as_of
),
months AS (
    SELECT as_of, list(DISTINCT dataset ORDER BY dataset) AS datasets
    FROM marts.listed
    WHERE as_of IS NOT NULL
    GROUP BY as_of
)
SELECT
    months.as_of,
    coalesce(sent.departments, 0) AS departments,
    coalesce(sent.not_submitted, 0) AS not_submitted,
    list_contains(months.datasets, 'procedures') AS procedures,
    list_contains(months.datasets, 'roadmap') AS roadmap,
    months.datasets
FROM months
LEFT JOIN sent ON sent.as_of = months.as_of
ORDER BY months.as_of DESC;
