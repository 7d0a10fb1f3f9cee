-- The imports that brought the lists of 課, the latest first; also those that were replaced or taken back.
-- grain: one row per dataset, 基準日, 課 and import
-- params: dataset VARCHAR, as_of DATE, department VARCHAR
-- returns: file, became, imported_at, imported_by, listed_rows, import_id, dataset, department, as_of
SELECT file, became, imported_at, imported_by, listed_rows, import_id, dataset, department, as_of
FROM marts.arrival
WHERE ($dataset::VARCHAR IS NULL OR dataset = $dataset::VARCHAR)
    AND ($as_of::DATE IS NULL OR as_of = $as_of::DATE)
    AND ($department::VARCHAR IS NULL OR department = $department::VARCHAR)
ORDER BY import_id DESC, department, file;
