-- Everything that was ever imported, the latest first: what is in force with its findings, what was taken back with by
-- whom and when.
-- grain: one row per import
-- params: none
-- returns: import_id, file, dataset_label, as_of, row_count, warnings, infos, imported_at, imported_by, undone_at, undone_by
SELECT
    imports.import_id,
    imports.file,
    imports.dataset_label,
    imports.as_of,
    imports.row_count,
    count(findings.code) FILTER (WHERE findings.severity = 'warning') AS warnings,
    count(findings.code) FILTER (WHERE findings.severity = 'info') AS infos,
    imports.imported_at,
    imports.imported_by,
    NULL::TIMESTAMP AS undone_at,
    NULL::VARCHAR AS undone_by
FROM meta.imports AS imports
LEFT JOIN meta.findings AS findings ON findings.import_id = imports.import_id
GROUP BY ALL
UNION ALL
SELECT import_id, file, dataset_label, as_of, row_count, warnings, infos, imported_at, imported_by, undone_at, undone_by
FROM meta.undone
ORDER BY import_id DESC;
