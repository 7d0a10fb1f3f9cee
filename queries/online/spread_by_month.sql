-- How far the 課 lie apart, month by month: is the gap closing? Always the whole city.
-- grain: one row per 基準日
-- params: measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN
-- returns: as_of, departments, city_rate, min, p10, p25, median, p75, p90, max
WITH by_department AS (
    SELECT
        as_of,
        department,
        sum(measured_numerator($measure::VARCHAR, status, procedures, volume, usage_online,
            $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN)) AS numerator,
        sum(measured_denominator($measure::VARCHAR, status, procedures, volume, usage_volume,
            $with_not_applicable::BOOLEAN)) AS denominator
    FROM marts.status_month
    GROUP BY as_of, department
)
SELECT
    as_of,
    count(rate(numerator, denominator)) AS departments,
    rate(sum(numerator), sum(denominator)) AS city_rate,
    min(rate(numerator, denominator)) AS min,
    quantile_cont(rate(numerator, denominator), 0.10) AS p10,
    quantile_cont(rate(numerator, denominator), 0.25) AS p25,
    quantile_cont(rate(numerator, denominator), 0.50) AS median,
    quantile_cont(rate(numerator, denominator), 0.75) AS p75,
    quantile_cont(rate(numerator, denominator), 0.90) AS p90,
    max(rate(numerator, denominator)) AS max
FROM by_department
GROUP BY as_of
ORDER BY as_of;
