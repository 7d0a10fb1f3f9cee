-- The rate of every 課 (種類ベース), month by month up to one 基準日 (the latest when as_of is NULL).
-- grain: one row per 課 and 基準日 of a list of it
-- params: as_of DATE
-- returns: department, as_of, online, applicable, rate
SELECT
    department,
    as_of,
    CAST(coalesce(sum(procedures) FILTER (WHERE counts_online(status, FALSE)), 0) AS BIGINT) AS online,
    CAST(sum(procedures) FILTER (WHERE counts_applicable(status, FALSE)) AS BIGINT) AS applicable,
    rate(online, applicable) AS rate
FROM marts.status_month
WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE
GROUP BY department, as_of
ORDER BY department, as_of;
