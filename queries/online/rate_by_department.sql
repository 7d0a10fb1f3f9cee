-- Share of applicable procedures that can be done online (種類ベース), by 課, with its Wilson 95 % interval.
-- grain: one row per 課 with a procedure at that 基準日 (the latest when as_of is NULL); status narrows what is counted
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], status VARCHAR[]
-- returns: bureau, department, applicable, online, partial, online_rate, rate_low, rate_high
SELECT
    bureau,
    department,
    CAST(coalesce(sum(procedures) FILTER (WHERE counts_applicable(status, FALSE)), 0) AS BIGINT) AS applicable,
    CAST(coalesce(sum(procedures) FILTER (WHERE counts_online(status, FALSE)), 0) AS BIGINT) AS online,
    CAST(coalesce(sum(procedures) FILTER (WHERE status = 'partial'), 0) AS BIGINT) AS partial,
    rate(online, applicable) AS online_rate,
    wilson_low(online, applicable) AS rate_low,
    wilson_high(online, applicable) AS rate_high
FROM marts.status_month
WHERE as_of = coalesce($as_of::DATE, (SELECT max(as_of) FROM marts.status_month))
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
    AND ($status::VARCHAR[] IS NULL OR list_contains($status::VARCHAR[], status))
GROUP BY bureau, department
ORDER BY online_rate DESC NULLS LAST, applicable DESC, department;
