-- Everything that was ever imported, the latest first: what is in force with its findings, what was taken back with by
-- whom and when.
-- grain: one row per import
-- params: none
-- returns: import_id, file, dataset, dataset_label, as_of, row_count, warnings, infos, imported_at, imported_by, undone_at, undone_by
WITH imports AS (
    SELECT
        imports.*,
        count(findings.code) FILTER (WHERE findings.severity = 'warning') AS warnings,
        count(findings.code) FILTER (WHERE findings.severity = 'info') AS infos
    FROM meta.imports AS imports
    LEFT JOIN meta.findings AS findings ON findings.import_id = imports.import_id
    GROUP BY ALL
    UNION ALL BY NAME
    FROM meta.undone
)
SELECT
    import_id, file, dataset, dataset_label, as_of, row_count, warnings, infos, imported_at, imported_by, undone_at, undone_by
FROM imports
ORDER BY import_id DESC;
