-- The total score of each municipality as a whole in its latest round, where it may tell one: figures that it tells itself.
-- grain: one row per municipality; standing: told · masked (too few people) · none (no round)
-- params: population_class VARCHAR[]
-- returns: municipality, name, prefecture, population_class, standing, round, held_on, n, mean, median
SELECT
    place.municipality,
    place.name,
    place.prefecture,
    place.population_class,
    CASE WHEN scores.municipality IS NULL THEN 'none' WHEN scores.masked THEN 'masked' ELSE 'told' END AS standing,
    scores.round,
    scores.held_on,
    scores.n,
    scores.mean,
    scores.median
FROM marts.municipality AS place
LEFT JOIN shown.municipality_assessment AS scores
    ON scores.municipality = place.municipality AND scores.is_latest AND scores.field = ''
WHERE $population_class::VARCHAR[] IS NULL OR list_contains($population_class::VARCHAR[], place.population_class)
ORDER BY scores.median NULLS LAST, place.municipality;
