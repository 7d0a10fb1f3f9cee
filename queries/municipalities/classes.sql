-- The population classes that there are municipalities of, the largest first.
-- grain: one row per class
-- params: none
-- returns: population_class, municipalities
SELECT population_class, count(*) AS municipalities
FROM marts.municipality
WHERE population_class IS NOT NULL
GROUP BY population_class
ORDER BY population_class_order(population_class);
