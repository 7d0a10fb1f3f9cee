-- How many of picked procedures were online, month by month.
-- grain: one row per 基準日 with a list of any of them (of any procedure where none is picked)
-- params: picked VARCHAR[]
-- returns: as_of, listed, done
SELECT
    as_of,
    count(*) AS listed,
    count(*) FILTER (WHERE counts_online(status, FALSE)) AS done
FROM marts.procedure_month
WHERE $picked::VARCHAR[] IS NULL OR list_contains($picked::VARCHAR[], procedure_ref(department, procedure_key))
GROUP BY as_of
ORDER BY as_of;
