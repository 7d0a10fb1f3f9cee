-- Share of applicable procedures that can be done online (種類ベース), by 課, with its Wilson 95 % interval.
-- grain: one row per 課 with a procedure at that 基準日 (the latest when as_of is NULL); status narrows what is counted
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[],
--   status VARCHAR[] {online partial planned not_online not_applicable other}
-- returns: bureau, department, applicable, online, partial, online_rate, rate_low, rate_high
WITH summed AS (
    SELECT
        bureau,
        department,
        CAST(sum(CASE WHEN counts_applicable(status, FALSE) THEN procedures ELSE 0 END) AS BIGINT) AS applicable,
        CAST(sum(CASE WHEN counts_online(status, FALSE) THEN procedures ELSE 0 END) AS BIGINT) AS online,
        CAST(sum(CASE WHEN status = 'partial' THEN procedures ELSE 0 END) AS BIGINT) AS partial
    FROM marts.status_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
        AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
        AND ($status::VARCHAR[] IS NULL OR list_contains($status::VARCHAR[], status))
    GROUP BY bureau, department
)
SELECT
    bureau,
    department,
    applicable,
    online,
    partial,
    rate(online, applicable) AS online_rate,
    wilson_low(online, applicable) AS rate_low,
    wilson_high(online, applicable) AS rate_high
FROM summed
ORDER BY online_rate DESC NULLS LAST, applicable DESC, department;
