-- How far a rate could stray from the city's by chance alone, for every number of procedures a 課 could have.
-- Normal approximation of the binomial limits around the city rate (Spiegelhalter 2005, Statistics in Medicine 24).
-- grain: one row per number of procedures, from 1 to the largest 課
-- params: as_of DATE, with_partial BOOLEAN, with_not_applicable BOOLEAN
-- returns: n, city_rate, low95, high95, low998, high998
WITH by_department AS (
    SELECT
        sum(procedures) FILTER (WHERE counts_applicable(status, $with_not_applicable::BOOLEAN)) AS applicable,
        sum(procedures) FILTER (WHERE counts_applicable(status, $with_not_applicable::BOOLEAN)
            AND counts_online(status, $with_partial::BOOLEAN)) AS online
    FROM marts.status_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
    GROUP BY department
),
city AS (
    SELECT rate(sum(online), sum(applicable)) AS city_rate, max(applicable) AS largest FROM by_department
),
limits AS (
    SELECT
        CAST(grid.n AS BIGINT) AS n,
        city.city_rate,
        sqrt(city.city_rate * (1 - city.city_rate) / grid.n) AS deviation
    FROM city
    JOIN generate_series(1, 5000) AS grid (n) ON grid.n <= city.largest
)
SELECT
    n,
    city_rate,
    greatest(0.0, city_rate - 1.959963984540054 * deviation) AS low95,
    least(1.0, city_rate + 1.959963984540054 * deviation) AS high95,
    greatest(0.0, city_rate - 3.090232306167813 * deviation) AS low998,
    least(1.0, city_rate + 3.090232306167813 * deviation) AS high998
FROM limits
ORDER BY n;
