-- Procedures whose status is another than at the month compared with, of 課 that sent a list for both months; those that
-- are online now first, then by yearly volume.
-- vs left out is the month before. A 課 that a meeting saw under another name is the one that it is now. cause: whether the procedure moved, or the month compared with was corrected after
-- the meeting that it is compared with.
-- grain: one row per procedure and 課
-- params: as_of DATE, vs DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: department, procedure, status_before, status, annual_count, bureau, procedure_id, online_since, tool,
--   file, sheet, row, cause
WITH compared AS (
    SELECT coalesce($vs::DATE, (
        SELECT max(as_of) FROM earlier.procedure_month
        WHERE as_of < coalesce($as_of::DATE, (SELECT max(as_of) FROM earlier.procedure_month)))) AS day
),
called AS (
    SELECT department_then, min(department) AS department
    FROM marts.procedure_month
    JOIN compared ON compared.day = as_of
    GROUP BY department_then
    HAVING min(department) = max(department)
),
before AS (
    SELECT seen.procedure_key, coalesce(called.department, seen.department) AS department, min(seen.status) AS status
    FROM earlier.procedure_month AS seen
    JOIN compared ON compared.day = seen.as_of
    LEFT JOIN called ON called.department_then = seen.department_then
    GROUP BY seen.procedure_key, coalesce(called.department, seen.department)
),
corrected AS (
    SELECT procedure_key, department, min(status) AS status
    FROM marts.procedure_month
    JOIN compared ON compared.day = as_of
    GROUP BY procedure_key, department
)
SELECT
    now.department,
    now.procedure,
    before.status AS status_before,
    now.status,
    now.annual_count,
    now.bureau,
    now.procedure_id,
    now.online_since,
    now.tool,
    now.file,
    now.sheet,
    now."row" AS "row",
    cause(corrected.status IS NOT DISTINCT FROM before.status, corrected.status IS NOT DISTINCT FROM now.status) AS cause
FROM marts.procedure_month AS now
JOIN before ON before.procedure_key = now.procedure_key AND before.department = now.department
LEFT JOIN corrected ON corrected.procedure_key = now.procedure_key AND corrected.department = now.department
WHERE CASE WHEN $as_of::DATE IS NULL THEN now.is_latest ELSE now.as_of = $as_of::DATE END
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], now.bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], now.department))
    AND now.status <> before.status
ORDER BY now.status = 'online' DESC, now.annual_count DESC NULLS LAST, now.department, now.procedure_key, now.file,
    now.sheet, now."row";
