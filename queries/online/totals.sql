-- The city's figures (or those of chosen 部 and 課) at one 基準日; the latest when as_of is NULL.
-- grain: one row
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], with_partial BOOLEAN, with_not_applicable BOOLEAN
-- returns: applicable, online, partial, online_rate, volume_known, online_rate_by_volume, usage_rate,
--   volume, volume_online, usage_volume, usage_online, unknown, not_applicable, remaining, remaining_volume,
--   departments
WITH counted AS (
    SELECT
        *,
        counts_applicable(status, $with_not_applicable::BOOLEAN) AS is_applicable,
        counts_applicable(status, $with_not_applicable::BOOLEAN) AND counts_online(status, $with_partial::BOOLEAN)
            AS is_online
    FROM marts.status_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
        AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
),
summed AS (
    SELECT
        CAST(coalesce(sum(procedures) FILTER (WHERE is_applicable), 0) AS BIGINT) AS applicable,
        CAST(coalesce(sum(procedures) FILTER (WHERE is_online), 0) AS BIGINT) AS online,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'partial'), 0) AS BIGINT) AS partial,
        CAST(coalesce(sum(volume_known) FILTER (WHERE is_applicable), 0) AS BIGINT) AS volume_known_count,
        CAST(coalesce(sum(volume) FILTER (WHERE is_applicable), 0) AS BIGINT) AS volume,
        CAST(coalesce(sum(volume) FILTER (WHERE is_online), 0) AS BIGINT) AS volume_online,
        CAST(coalesce(sum(usage_volume), 0) AS BIGINT) AS usage_volume,
        CAST(coalesce(sum(usage_online), 0) AS BIGINT) AS usage_online,
        CAST(coalesce(sum(procedures) FILTER (WHERE status IS NULL), 0) AS BIGINT) AS unknown,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'not_applicable'), 0) AS BIGINT) AS not_applicable,
        CAST(coalesce(sum(remaining_volume) FILTER (WHERE is_applicable AND NOT is_online), 0) AS BIGINT)
            AS remaining_volume,
        count(DISTINCT department) FILTER (WHERE is_applicable) AS departments
    FROM counted
)
SELECT
    applicable,
    online,
    partial,
    rate(online, applicable) AS online_rate,
    rate(volume_known_count, applicable) AS volume_known,
    rate(volume_online, volume) AS online_rate_by_volume,
    rate(usage_online, usage_volume) AS usage_rate,
    volume,
    volume_online,
    usage_volume,
    usage_online,
    unknown,
    not_applicable,
    applicable - online AS remaining,
    remaining_volume,
    departments
FROM summed;
