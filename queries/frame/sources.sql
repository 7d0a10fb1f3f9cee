-- The files that figures of one 基準日 are read from (of all days when as_of is NULL): those of that day, and those that
-- hold for every day.
-- grain: one row per dataset
-- params: as_of DATE, dataset VARCHAR[]
-- returns: dataset, dataset_label, files, row_count
SELECT dataset, dataset_label, count(*) AS files, CAST(sum(row_count) AS BIGINT) AS row_count
FROM meta.imports
WHERE ($as_of::DATE IS NULL OR as_of IS NULL OR as_of = $as_of::DATE)
    AND ($dataset::VARCHAR[] IS NULL OR list_contains($dataset::VARCHAR[], dataset))
GROUP BY dataset, dataset_label
ORDER BY dataset;
