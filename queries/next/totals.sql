-- The city's three rates (or those of chosen 部 and 課) as they are, and as they would be if the picked procedures were
-- online. Whether people then use them nobody knows: of オンライン利用率 the most is told, where every case of the picked
-- comes online.
-- grain: one row
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], picked VARCHAR[]
-- returns: applicable, online, online_after, online_rate, online_rate_after, volume, volume_online, volume_online_after,
--   online_rate_by_volume, online_rate_by_volume_after, usage_volume, usage_online, usage_volume_most, usage_online_most,
--   usage_rate, usage_rate_most, picked, picked_volume, picked_unknown, waiting, waiting_volume, waiting_unknown, unknown,
--   not_applicable, departments
WITH listed AS (
    FROM what_if($as_of::DATE, $picked::VARCHAR[])
    WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
),
summed AS (
    SELECT
        CAST(coalesce(sum(measured_denominator('kind', status, 1, 0, 0, FALSE)), 0) AS BIGINT) AS applicable,
        CAST(coalesce(sum(measured_numerator('kind', status, 1, 0, 0, FALSE, FALSE)), 0) AS BIGINT) AS online,
        CAST(coalesce(sum(measured_numerator('kind', status_after, 1, 0, 0, FALSE, FALSE)), 0) AS BIGINT) AS online_after,
        CAST(coalesce(sum(measured_denominator('volume', status, 1, volume, 0, FALSE)), 0) AS BIGINT) AS volume,
        CAST(coalesce(sum(measured_numerator('volume', status, 1, volume, 0, FALSE, FALSE)), 0) AS BIGINT)
            AS volume_online,
        CAST(coalesce(sum(measured_numerator('volume', status_after, 1, volume, 0, FALSE, FALSE)), 0) AS BIGINT)
            AS volume_online_after,
        CAST(coalesce(sum(annual_count) FILTER (WHERE online_count IS NOT NULL), 0) AS BIGINT) AS usage_volume,
        CAST(coalesce(sum(online_count) FILTER (WHERE annual_count IS NOT NULL), 0) AS BIGINT) AS usage_online,
        CAST(coalesce(sum(annual_count) FILTER (WHERE online_count IS NOT NULL OR is_picked), 0) AS BIGINT)
            AS usage_volume_most,
        CAST(coalesce(sum(CASE WHEN is_picked THEN annual_count ELSE online_count END)
            FILTER (WHERE annual_count IS NOT NULL), 0) AS BIGINT) AS usage_online_most,
        count(*) FILTER (WHERE is_picked) AS picked,
        CAST(coalesce(sum(annual_count) FILTER (WHERE is_picked), 0) AS BIGINT) AS picked_volume,
        count(*) FILTER (WHERE is_picked AND annual_count IS NULL) AS picked_unknown,
        count(*) FILTER (WHERE is_waiting(status)) AS waiting,
        CAST(coalesce(sum(remaining_volume) FILTER (WHERE is_waiting(status)), 0) AS BIGINT) AS waiting_volume,
        count(*) FILTER (WHERE is_waiting(status) AND remaining_volume IS NULL) AS waiting_unknown,
        count(*) FILTER (WHERE status IS NULL) AS unknown,
        count(*) FILTER (WHERE status = 'not_applicable') AS not_applicable,
        count(DISTINCT department) FILTER (WHERE counts_applicable(status, FALSE)) AS departments
    FROM listed
)
SELECT
    applicable,
    online,
    online_after,
    rate(online, applicable) AS online_rate,
    rate(online_after, applicable) AS online_rate_after,
    volume,
    volume_online,
    volume_online_after,
    rate(volume_online, volume) AS online_rate_by_volume,
    rate(volume_online_after, volume) AS online_rate_by_volume_after,
    usage_volume,
    usage_online,
    usage_volume_most,
    usage_online_most,
    rate(usage_online, usage_volume) AS usage_rate,
    rate(usage_online_most, usage_volume_most) AS usage_rate_most,
    picked,
    picked_volume,
    picked_unknown,
    waiting,
    waiting_volume,
    waiting_unknown,
    unknown,
    not_applicable,
    departments
FROM summed;
