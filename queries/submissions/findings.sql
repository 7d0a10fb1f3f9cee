-- What was noticed in the files in force that brought the lists of 課.
-- grain: one row per finding
-- params: dataset VARCHAR, as_of DATE, department VARCHAR, severity VARCHAR[] {warning info}, search VARCHAR
-- returns: severity, sheet, cell, value, message, remedy, rule, file, import_id
SELECT
    findings.severity, findings.sheet, findings.cell, findings."value", findings.message, findings.remedy, findings.rule,
    imports.file, findings.import_id
FROM meta.findings AS findings
JOIN meta.imports AS imports ON imports.import_id = findings.import_id
WHERE findings.import_id IN (
        SELECT import_id
        FROM marts.arrival
        WHERE became = 'in_force'
            AND ($dataset::VARCHAR IS NULL OR dataset = $dataset::VARCHAR)
            AND ($as_of::DATE IS NULL OR as_of = $as_of::DATE)
            AND ($department::VARCHAR IS NULL OR department = $department::VARCHAR)
    )
    AND ($severity::VARCHAR[] IS NULL OR list_contains($severity::VARCHAR[], findings.severity))
    AND ($search::VARCHAR IS NULL OR contains(
        lower(concat_ws(' ', findings.sheet, findings.message, findings."value", findings.rule)), lower($search::VARCHAR)))
ORDER BY findings.severity DESC, findings.import_id DESC, findings."position";
