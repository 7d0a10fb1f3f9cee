-- Every municipality by the chosen measure in one month, beside what is compared with and its 類似団体.
-- grain: one row per municipality of the newest 市区町村一覧, or with a data folder; only one whose standing is rated has a rate
-- params: as_of DATE, vs DATE, measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN,
--   population_class VARCHAR[]
-- returns: municipality, name, prefecture, population_class, population, peer_group, standing, as_of, last_as_of,
--   applicable, unknown, numerator, denominator, rate, rate_before, change, place, peer_place, peers_rated, peer_median,
--   off_peers, departments, not_submitted
WITH before AS (
    SELECT
        municipality,
        measured_rate($measure::VARCHAR, status, procedures, volume, usage_online, usage_volume,
            $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN) AS rate_before
    FROM earlier.municipality_status
    WHERE "month" = $vs::DATE
    GROUP BY municipality
)
SELECT
    rates.municipality,
    rates.name,
    rates.prefecture,
    rates.population_class,
    rates.population,
    rates.peer_group,
    rates.standing,
    rates.as_of,
    rates.last_as_of,
    rates.applicable,
    rates.unknown,
    rates.numerator,
    rates.denominator,
    rates.rate,
    before.rate_before,
    rates.rate - before.rate_before AS change,
    rates.place,
    rates.peer_place,
    rates.peers_rated,
    rates.peer_median,
    rates.rate - rates.peer_median AS off_peers,
    sent.departments,
    sent.not_submitted
FROM municipality_rates($as_of::DATE, $measure::VARCHAR, $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN,
    $population_class::VARCHAR[]) AS rates
LEFT JOIN before ON before.municipality = rates.municipality
LEFT JOIN marts.municipality_sent AS sent ON sent.municipality = rates.municipality AND sent.as_of = rates.as_of
ORDER BY rates.rate NULLS LAST, rates.municipality;
