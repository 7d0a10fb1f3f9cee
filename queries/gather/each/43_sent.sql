-- Who has sent the last list of each month.
INSERT INTO marts.municipality_sent
WITH sent AS (
    SELECT
        as_of,
        last_day(as_of) AS month,
        count(*) FILTER (WHERE submitted) AS departments,
        count(*) FILTER (WHERE NOT submitted) AS not_submitted
    FROM one.marts.department_month
    GROUP BY as_of
)
SELECT $municipality::VARCHAR, month, as_of, departments, not_submitted
FROM sent
QUALIFY as_of = max(as_of) OVER (PARTITION BY month);
