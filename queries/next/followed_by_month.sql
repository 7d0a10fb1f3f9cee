-- How many of picked procedures were online, month by month.
-- grain: one row per 基準日 with a list of any of them (of any procedure where none is picked)
-- params: picked VARCHAR[]
-- returns: as_of, listed, done
WITH listed AS (
    -- What is picked is told by a digest: made once for a procedure, not once for each of its months.
    SELECT DISTINCT department, procedure_key FROM marts.procedure_month
),
followed AS (
    SELECT department, procedure_key
    FROM listed
    WHERE $picked::VARCHAR[] IS NULL OR list_contains($picked::VARCHAR[], procedure_ref(department, procedure_key))
)
SELECT
    month.as_of,
    count(*) AS listed,
    count(*) FILTER (WHERE counts_online(month.status, FALSE)) AS done
FROM marts.procedure_month AS month
JOIN followed ON followed.department = month.department AND followed.procedure_key = month.procedure_key
GROUP BY month.as_of
ORDER BY month.as_of;
