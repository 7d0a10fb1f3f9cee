-- Every municipality by the chosen measure in one month (the latest when day is NULL), beside its 類似団体; of the classes
-- that are asked for (all when NULL). What it is compared with is worked out over all of them: one that is compared by its
-- population class with the whole class, also those that have a 類似団体 of their own; one of which neither is known with nobody.
-- standing: rated · no_rate (no procedure that counts) · not_this_month · nothing_sent, else how its store was found
-- (absent · unbuilt · older · damaged). Only rated ones have a rate.
-- grain: one row per municipality
CREATE MACRO municipality_rates(day, measure, with_partial, with_not_applicable, classes) AS TABLE
WITH figures AS (
    SELECT
        municipality,
        any_value(as_of) AS as_of,
        CAST(sum(CASE WHEN counts_applicable(status, with_not_applicable) THEN procedures ELSE 0 END) AS BIGINT)
            AS applicable,
        CAST(sum(CASE WHEN status IS NULL THEN procedures ELSE 0 END) AS BIGINT) AS unknown,
        CAST(sum(measured_numerator(measure, status, procedures, volume, usage_online, with_partial, with_not_applicable))
            AS BIGINT) AS numerator,
        CAST(sum(measured_denominator(measure, status, procedures, volume, usage_volume, with_not_applicable)) AS BIGINT)
            AS denominator
    FROM marts.municipality_status
    WHERE "month" = coalesce(day, (SELECT max("month") FROM marts.municipality_status))
    GROUP BY municipality
),
rated AS (
    SELECT
        place.*,
        figures.as_of,
        figures.applicable,
        figures.unknown,
        figures.numerator,
        figures.denominator,
        rate(figures.numerator, figures.denominator) AS rate,
        CASE WHEN figures.denominator > 0 THEN 'rated'
             WHEN figures.municipality IS NOT NULL THEN 'no_rate'
             WHEN place.last_as_of IS NOT NULL THEN 'not_this_month'
             WHEN place.state IN ('gathered', 'empty') THEN 'nothing_sent'
             ELSE place.state END AS standing
    FROM marts.municipality AS place
    LEFT JOIN figures ON figures.municipality = place.municipality
),
compared AS (
    SELECT
        *,
        CASE WHEN rate IS NOT NULL THEN rank() OVER (ORDER BY rate DESC NULLS LAST) END AS place,
        CASE WHEN rate IS NULL OR peer_group IS NULL THEN NULL
             WHEN peer_group = population_class THEN rank() OVER (PARTITION BY population_class ORDER BY rate DESC NULLS LAST)
             ELSE rank() OVER (PARTITION BY peer_group ORDER BY rate DESC NULLS LAST) END AS peer_place,
        CASE WHEN peer_group IS NULL THEN NULL
             WHEN peer_group = population_class THEN count(rate) OVER (PARTITION BY population_class)
             ELSE count(rate) OVER (PARTITION BY peer_group) END AS peers_rated,
        CASE WHEN peer_group IS NULL THEN NULL
             WHEN peer_group = population_class
                THEN round(quantile_cont(rate, 0.5) OVER (PARTITION BY population_class), 9)
             ELSE round(quantile_cont(rate, 0.5) OVER (PARTITION BY peer_group), 9) END AS peer_median
    FROM rated
)
SELECT *
FROM compared
WHERE classes IS NULL OR list_contains(classes, population_class);
