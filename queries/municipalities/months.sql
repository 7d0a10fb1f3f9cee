-- How far the municipalities lie apart, month by month: is the gap closing?
-- grain: one row per month, named by its last day
-- params: measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN, population_class VARCHAR[]
-- returns: as_of, rated, city_rate, min, p10, p25, median, p75, p90, max
WITH by_municipality AS (
    SELECT
        counted."month",
        counted.municipality,
        sum(measured_numerator($measure::VARCHAR, counted.status, counted.procedures, counted.volume,
            counted.usage_online, $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN)) AS numerator,
        sum(measured_denominator($measure::VARCHAR, counted.status, counted.procedures, counted.volume,
            counted.usage_volume, $with_not_applicable::BOOLEAN)) AS denominator
    FROM marts.municipality_status AS counted
    JOIN marts.municipality AS place ON place.municipality = counted.municipality
    WHERE $population_class::VARCHAR[] IS NULL OR list_contains($population_class::VARCHAR[], place.population_class)
    GROUP BY counted."month", counted.municipality
)
SELECT
    "month" AS as_of,
    count(rate(numerator, denominator)) AS rated,
    rate(sum(numerator), sum(denominator)) AS city_rate,
    min(rate(numerator, denominator)) AS min,
    quantile_cont(rate(numerator, denominator), 0.10) AS p10,
    quantile_cont(rate(numerator, denominator), 0.25) AS p25,
    quantile_cont(rate(numerator, denominator), 0.50) AS median,
    quantile_cont(rate(numerator, denominator), 0.75) AS p75,
    quantile_cont(rate(numerator, denominator), 0.90) AS p90,
    max(rate(numerator, denominator)) AS max
FROM by_municipality
GROUP BY "month"
ORDER BY "month";
