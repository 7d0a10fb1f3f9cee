-- What was noticed while reading the files in force, as it would be told to the 課 that made them. What a person answered
-- in the スキルアセスメント is told to whoever imports it, not here.
-- grain: one row per finding
-- params: as_of DATE, severity VARCHAR[] {warning info}, search VARCHAR
-- returns: severity, file, sheet, cell, value, message, remedy, rule, as_of, import_id
WITH told AS (
    SELECT
        findings.* REPLACE (
            CASE WHEN imports.dataset <> 'assessment' THEN findings.value END AS value,
            CASE WHEN imports.dataset = 'assessment' AND findings.value <> ''
                THEN replace(findings.message, findings.value, '…') ELSE findings.message END AS message),
        imports.file,
        imports.as_of
    FROM meta.findings AS findings
    JOIN meta.imports AS imports ON imports.import_id = findings.import_id
)
SELECT severity, file, sheet, cell, value, message, remedy, rule, as_of, import_id
FROM told
WHERE ($as_of::DATE IS NULL OR as_of = $as_of::DATE)
    AND ($severity::VARCHAR[] IS NULL OR list_contains($severity::VARCHAR[], severity))
    AND ($search::VARCHAR IS NULL OR contains(
        lower(concat_ws(' ', file, sheet, message, value, rule)), lower($search::VARCHAR)))
ORDER BY severity DESC, import_id DESC, "position";
