-- Every 課 as it is (before) and as it would be if the picked procedures were online.
-- grain: one row per 課 with a list at that 基準日 (the latest when as_of is NULL)
-- params: as_of DATE, measure VARCHAR {kind volume}, picked VARCHAR[]
-- returns: bureau, department, applicable, numerator, denominator, rate, rate_before, change, picked, picked_volume,
--   remaining, display_order
WITH summed AS (
    SELECT
        bureau,
        department,
        CAST(sum(measured_denominator('kind', status, 1, 0, 0, FALSE)) AS BIGINT) AS applicable,
        CAST(sum(measured_numerator($measure::VARCHAR, status, 1, volume, 0, FALSE, FALSE)) AS BIGINT) AS part_before,
        CAST(sum(measured_numerator($measure::VARCHAR, status_after, 1, volume, 0, FALSE, FALSE)) AS BIGINT) AS numerator,
        CAST(sum(measured_denominator($measure::VARCHAR, status, 1, volume, 0, FALSE)) AS BIGINT) AS denominator,
        count(*) FILTER (WHERE is_picked) AS picked,
        CAST(coalesce(sum(annual_count) FILTER (WHERE is_picked), 0) AS BIGINT) AS picked_volume,
        count(*) FILTER (WHERE is_waiting(status_after)) AS remaining
    FROM what_if($as_of::DATE, $picked::VARCHAR[])
    GROUP BY bureau, department
)
SELECT
    summed.bureau,
    summed.department,
    applicable,
    numerator,
    denominator,
    rate(numerator, denominator) AS rate,
    rate(part_before, denominator) AS rate_before,
    rate(numerator, denominator) - rate(part_before, denominator) AS change,
    picked,
    picked_volume,
    remaining,
    department.display_order
FROM summed
LEFT JOIN marts.department AS department ON department.department = summed.department
ORDER BY department.display_order NULLS LAST, summed.bureau NULLS LAST, summed.department;
