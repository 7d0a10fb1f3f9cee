-- What was noticed while reading the files in force, as it would be told to the 課 that made them.
-- grain: one row per finding
-- params: as_of DATE, severity VARCHAR[] {warning info}, search VARCHAR
-- returns: severity, file, sheet, cell, value, message, remedy, rule, as_of, import_id
SELECT
    findings.severity,
    imports.file,
    findings.sheet,
    findings.cell,
    findings.value,
    findings.message,
    findings.remedy,
    findings.rule,
    imports.as_of,
    imports.import_id
FROM meta.findings AS findings
JOIN meta.imports AS imports ON imports.import_id = findings.import_id
WHERE ($as_of::DATE IS NULL OR imports.as_of = $as_of::DATE)
    AND ($severity::VARCHAR[] IS NULL OR list_contains($severity::VARCHAR[], findings.severity))
    AND ($search::VARCHAR IS NULL OR contains(
        lower(concat_ws(' ', imports.file, findings.sheet, findings.message, findings.value, findings.rule)),
        lower($search::VARCHAR)))
ORDER BY findings.severity DESC, imports.import_id DESC, findings.position;
