-- How long the last list of each 課 is on one 基準日 (the last there is when NULL), for every dataset that has 課.
-- grain: one row per dataset and 課
-- params: dataset VARCHAR, as_of DATE
-- returns: dataset, department, as_of, listed_rows
SELECT dataset, department, as_of, listed_rows
FROM marts.listed_rows
WHERE ($dataset::VARCHAR IS NULL OR dataset = $dataset::VARCHAR)
    AND ($as_of::DATE IS NULL OR as_of IS NULL OR as_of <= $as_of::DATE)
QUALIFY row_number() OVER (PARTITION BY dataset, department ORDER BY as_of DESC NULLS LAST) = 1
ORDER BY dataset, department;
