-- What was noticed while reading the files in force, as it would be told to the 課 that made them; the 課 where the cell
-- lies in a row of one. What a person answered in the スキルアセスメント is told to whoever imports it, not here.
-- grain: one row per finding
-- params: as_of DATE, severity VARCHAR[] {warning info}, search VARCHAR
-- returns: severity, file, department, sheet, cell, value, message, remedy, rule, dataset_label, as_of, import_id, code
WITH warned AS (
    SELECT DISTINCT import_id FROM meta.findings WHERE severity = 'warning'
),
owners AS (
    SELECT listed.import_id, listed.sheet, listed."row", any_value(listed.department) AS department
    FROM (
        SELECT import_id, sheet, "row", department FROM marts.procedure_month
        UNION ALL
        SELECT import_id, sheet, "row", department FROM marts.roadmap_month
    ) AS listed
    JOIN warned ON warned.import_id = listed.import_id
    GROUP BY listed.import_id, listed.sheet, listed."row"
),
told AS (
    SELECT
        findings.* REPLACE (
            CASE WHEN imports.dataset <> 'assessment' THEN findings.value END AS value,
            CASE WHEN imports.dataset = 'assessment' AND findings.value <> ''
                THEN replace(findings.message, findings.value, '…') ELSE findings.message END AS message),
        imports.file,
        imports.dataset_label,
        imports.as_of,
        owners.department
    FROM meta.findings AS findings
    JOIN meta.imports AS imports ON imports.import_id = findings.import_id
    LEFT JOIN owners
        ON owners.import_id = findings.import_id AND owners.sheet = findings.sheet
        AND findings.severity = 'warning'
        AND owners."row" = try_cast(regexp_extract(findings.cell, '^[A-Z]+([0-9]+)$', 1) AS BIGINT)
)
SELECT severity, file, department, sheet, cell, value, message, remedy, rule, dataset_label, as_of, import_id, code
FROM told
WHERE ($as_of::DATE IS NULL OR last_day(as_of) = last_day($as_of::DATE))
    AND ($severity::VARCHAR[] IS NULL OR list_contains($severity::VARCHAR[], severity))
    AND ($search::VARCHAR IS NULL OR contains(
        lower(concat_ws(' ', file, department, sheet, message, value, rule)), lower($search::VARCHAR)))
ORDER BY severity DESC, import_id DESC, "position";
