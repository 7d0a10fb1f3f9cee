-- Rows of roadmaps under the initiative they belong to, with the 課 as it was called at 基準日. An import replaces what
-- earlier ones said of the same 基準日 and the same 課, and of the same initiative.
-- grain: one row per initiative and 基準日 on which it was reported
CREATE TABLE staging.roadmap AS
WITH placed AS (
    SELECT
        imports.as_of,
        imports.import_id,
        imports.file,
        keys.initiative_key,
        coalesce(names.department, raw.department_text) AS department_then,
        coalesce(names.bureau, raw.bureau_text) AS bureau_then,
        raw.*
    FROM raw.roadmap AS raw
    JOIN meta.imports AS imports ON imports.rows_sha256 = raw.rows_sha256 AND imports.dataset = 'roadmap'
    JOIN raw.initiative_keys AS keys
        ON keys.import_id = imports.import_id AND keys.sheet = raw.sheet AND keys."row" = raw."row"
    LEFT JOIN raw.department_names AS names
        ON names.as_of = imports.as_of
        AND names.department_text = raw.department_text
        AND names.bureau_text IS NOT DISTINCT FROM raw.bureau_text
),
in_force AS (
    SELECT * FROM placed
    QUALIFY import_id = max(import_id) OVER (PARTITION BY as_of, department_then)
)
SELECT * FROM in_force
QUALIFY row_number() OVER (PARTITION BY as_of, initiative_key ORDER BY import_id DESC, sheet, "row") = 1;
