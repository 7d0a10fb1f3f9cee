-- How far the 課 lie apart as they are, and as they would if the picked procedures were online. Always the whole city.
-- grain: one row
-- params: as_of DATE, measure VARCHAR {kind volume}, picked VARCHAR[]
-- returns: departments, p25, median, p75, p25_after, median_after, p75_after
WITH rates AS (
    SELECT
        rate(sum(measured_numerator($measure::VARCHAR, status, 1, volume, 0, FALSE, FALSE)),
            sum(measured_denominator($measure::VARCHAR, status, 1, volume, 0, FALSE))) AS before,
        rate(sum(measured_numerator($measure::VARCHAR, status_after, 1, volume, 0, FALSE, FALSE)),
            sum(measured_denominator($measure::VARCHAR, status, 1, volume, 0, FALSE))) AS later
    FROM what_if($as_of::DATE, $picked::VARCHAR[])
    GROUP BY department
)
SELECT
    count(before) AS departments,
    quantile_cont(before, 0.25) AS p25,
    quantile_cont(before, 0.50) AS median,
    quantile_cont(before, 0.75) AS p75,
    quantile_cont(later, 0.25) AS p25_after,
    quantile_cont(later, 0.50) AS median_after,
    quantile_cont(later, 0.75) AS p75_after
FROM rates;
