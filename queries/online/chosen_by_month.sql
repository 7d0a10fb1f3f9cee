-- The rate of chosen 部 and 課, month by month, and what is left to do there.
-- grain: one row per 基準日, over all that is chosen
-- params: measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN,
--   bureau VARCHAR[], department VARCHAR[]
-- returns: as_of, rate, usage_rate, remaining, remaining_volume
SELECT
    as_of,
    rate(
        sum(measured_numerator($measure::VARCHAR, status, procedures, volume, usage_online,
            $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN)),
        sum(measured_denominator($measure::VARCHAR, status, procedures, volume, usage_volume,
            $with_not_applicable::BOOLEAN))) AS rate,
    rate(sum(usage_online), sum(usage_volume)) AS usage_rate,
    CAST(coalesce(sum(procedures) FILTER (
        WHERE counts_applicable(status, $with_not_applicable::BOOLEAN)
            AND NOT counts_online(status, $with_partial::BOOLEAN)), 0) AS BIGINT) AS remaining,
    CAST(coalesce(sum(remaining_volume) FILTER (
        WHERE counts_applicable(status, $with_not_applicable::BOOLEAN)
            AND NOT counts_online(status, $with_partial::BOOLEAN)), 0) AS BIGINT) AS remaining_volume
FROM marts.status_month
WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
GROUP BY as_of
ORDER BY as_of;
