-- How the municipalities of each 都道府県, population class or 類似団体 lie apart in one month.
-- grain: one row per 都道府県, class or 類似団体 (part; NULL = the list does not say it)
-- params: as_of DATE, measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN,
--   population_class VARCHAR[], parted_by VARCHAR {prefecture population_class peer_group}
-- returns: part, municipalities, rated, min, p25, median, p75, max
WITH rates AS (
    SELECT
        *,
        CASE $parted_by::VARCHAR WHEN 'prefecture' THEN prefecture WHEN 'peer_group' THEN peer_group
            ELSE population_class END AS part,
        CASE WHEN $parted_by::VARCHAR = 'prefecture' THEN CAST(substr(municipality, 1, 2) AS BIGINT)
             ELSE population_class_order(population_class) END AS part_order
    FROM municipality_rates($as_of::DATE, $measure::VARCHAR, $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN,
        $population_class::VARCHAR[])
)
SELECT
    part,
    count(*) AS municipalities,
    count(rate) AS rated,
    min(rate) AS min,
    quantile_cont(rate, 0.25) AS p25,
    quantile_cont(rate, 0.5) AS median,
    quantile_cont(rate, 0.75) AS p75,
    max(rate) AS max
FROM rates
GROUP BY part
ORDER BY min(part_order) NULLS LAST, part NULLS LAST;
