-- 取り込んだ取組は、集計に入っているか、同じ基準日のあとの取り込みに置き換えられている
WITH listed AS (
    SELECT
        imports.import_id,
        imports.as_of,
        keys.initiative_key,
        coalesce(names.department, raw.department_text) AS department
    FROM raw.roadmap AS raw
    JOIN meta.imports AS imports ON imports.rows_sha256 = raw.rows_sha256 AND imports.dataset = 'roadmap'
    JOIN raw.initiative_keys AS keys
        ON keys.import_id = imports.import_id AND keys.sheet = raw.sheet AND keys."row" = raw."row"
    LEFT JOIN raw.department_names AS names
        ON names.as_of = imports.as_of
        AND names.department_text = raw.department_text
        AND names.bureau_text IS NOT DISTINCT FROM raw.bureau_text
)
SELECT listed.import_id, listed.as_of, listed.initiative_key
FROM listed
WHERE NOT EXISTS (
    SELECT 1 FROM marts.roadmap_month AS kept
    WHERE kept.as_of = listed.as_of
        AND kept.initiative_key = listed.initiative_key
        AND kept.import_id >= listed.import_id
)
AND NOT EXISTS (
    SELECT 1 FROM listed AS later
    WHERE later.as_of = listed.as_of
        AND later.department = listed.department
        AND later.import_id > listed.import_id
);
