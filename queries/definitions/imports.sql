-- Every import in force, the latest first, with how many findings it has.
-- grain: one row per import
-- params: none
-- returns: import_id, file, dataset, dataset_label, as_of, row_count, warnings, infos, imported_at, imported_by
SELECT
    imports.import_id,
    imports.file,
    imports.dataset,
    imports.dataset_label,
    imports.as_of,
    imports.row_count,
    count(findings.code) FILTER (WHERE findings.severity = 'warning') AS warnings,
    count(findings.code) FILTER (WHERE findings.severity = 'info') AS infos,
    imports.imported_at,
    imports.imported_by
FROM meta.imports AS imports
LEFT JOIN meta.findings AS findings ON findings.import_id = imports.import_id
GROUP BY ALL
ORDER BY imports.import_id DESC;
