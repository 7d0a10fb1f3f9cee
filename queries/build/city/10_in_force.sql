-- What is in force, for every dataset by the one rule: an import replaces what earlier ones said of the same 課 and the
-- same 基準日 (of the same 回, where the dataset is replaced by 回). Nothing else is touched.
-- grain: one row per import and 課 as it is written there (and 回)
CREATE TABLE raw.in_force AS
SELECT
    listed.*,
    imports.import_id,
    imports.file,
    imports.as_of,
    coalesce(names.department, listed.department_text) AS department_then,
    coalesce(names.bureau, listed.bureau_text) AS bureau_then,
    imports.import_id = max(imports.import_id) OVER (
        PARTITION BY listed.dataset, coalesce(listed.round, CAST(imports.as_of AS VARCHAR)),
            coalesce(names.department, listed.department_text))
        AS is_in_force
FROM raw.listed AS listed
JOIN meta.imports AS imports ON imports.dataset = listed.dataset AND imports.rows_sha256 = listed.rows_sha256
LEFT JOIN raw.department_names AS names
    ON names.as_of IS NOT DISTINCT FROM imports.as_of
    AND names.department_text = listed.department_text
    AND names.bureau_text IS NOT DISTINCT FROM listed.bureau_text;
