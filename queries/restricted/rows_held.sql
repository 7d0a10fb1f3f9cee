-- How many rows of each list the figures were made from: it names nobody.
-- grain: one row per dataset and list (rows_sha256)
-- params: none
-- returns: dataset, rows_sha256, held
SELECT dataset, rows_sha256, sum(listed_rows)::BIGINT AS held
FROM raw.listed
GROUP BY dataset, rows_sha256
ORDER BY dataset, rows_sha256;
