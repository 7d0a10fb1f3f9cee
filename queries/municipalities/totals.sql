-- How the municipalities lie, taken together, in one month.
-- grain: one row
-- params: as_of DATE, vs DATE, measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN,
--   population_class VARCHAR[]
-- returns: municipalities, rated, prefectures, numerator, denominator, rate, min, p25, median, p75, max, in_both,
--   median_of_both, median_before, not_read
WITH rates AS (
    SELECT *
    FROM municipality_rates($as_of::DATE, $measure::VARCHAR, $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN,
        $population_class::VARCHAR[])
),
before AS (
    SELECT
        municipality,
        measured_rate($measure::VARCHAR, status, procedures, volume, usage_online, usage_volume,
            $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN) AS rate_before
    FROM earlier.municipality_status
    WHERE "month" = $vs::DATE
    GROUP BY municipality
)
SELECT
    count(*) AS municipalities,
    count(rates.rate) AS rated,
    count(DISTINCT rates.prefecture) AS prefectures,
    CAST(sum(rates.numerator) AS BIGINT) AS numerator,
    CAST(sum(rates.denominator) AS BIGINT) AS denominator,
    rate(sum(rates.numerator), sum(rates.denominator)) AS rate,
    min(rates.rate) AS min,
    quantile_cont(rates.rate, 0.25) AS p25,
    quantile_cont(rates.rate, 0.5) AS median,
    quantile_cont(rates.rate, 0.75) AS p75,
    max(rates.rate) AS max,
    count(*) FILTER (WHERE rates.rate IS NOT NULL AND before.rate_before IS NOT NULL) AS in_both,
    quantile_cont(rates.rate, 0.5) FILTER (WHERE before.rate_before IS NOT NULL) AS median_of_both,
    quantile_cont(before.rate_before, 0.5) FILTER (WHERE rates.rate IS NOT NULL) AS median_before,
    count(*) FILTER (WHERE rates.standing IN ('unbuilt', 'older', 'damaged')) AS not_read
FROM rates
LEFT JOIN before ON before.municipality = rates.municipality;
