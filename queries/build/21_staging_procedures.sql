-- Procedure rows with the 課 as it was called at 基準日. An import replaces what earlier ones said of the same
-- 基準日 and the same 課; nothing else is touched.
-- grain: one row per procedure and 基準日
CREATE TABLE staging.procedures AS
SELECT
    imports.as_of,
    imports.import_id,
    imports.file,
    coalesce(names.department, raw.department_text) AS department_then,
    coalesce(names.bureau, raw.bureau_text) AS bureau_then,
    raw.*
FROM raw.procedures AS raw
JOIN meta.imports AS imports ON imports.rows_sha256 = raw.rows_sha256 AND imports.dataset = 'procedures'
LEFT JOIN raw.department_names AS names
    ON names.as_of = imports.as_of
    AND names.department_text = raw.department_text
    AND names.bureau_text IS NOT DISTINCT FROM raw.bureau_text
QUALIFY imports.import_id = max(imports.import_id) OVER (PARTITION BY imports.as_of, department_then);
