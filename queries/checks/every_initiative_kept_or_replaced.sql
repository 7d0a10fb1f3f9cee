-- 取り込んだ取組は、集計に入っているか、同じ基準日のあとの取り込みに置き換えられている
SELECT imports.import_id, imports.as_of, raw.initiative_id, raw.initiative
FROM raw.roadmap AS raw
JOIN meta.imports AS imports ON imports.rows_sha256 = raw.rows_sha256 AND imports.dataset = 'roadmap'
JOIN raw.initiative_keys AS keys
    ON keys.import_id = imports.import_id AND keys.sheet = raw.sheet AND keys."row" = raw."row"
WHERE NOT EXISTS (
    SELECT 1 FROM marts.roadmap_month AS kept
    WHERE kept.as_of = imports.as_of AND kept.initiative_key = keys.initiative_key AND kept.import_id >= imports.import_id
)
AND NOT EXISTS (
    SELECT 1 FROM raw.roadmap AS later
    JOIN meta.imports AS replacing ON replacing.rows_sha256 = later.rows_sha256 AND replacing.dataset = 'roadmap'
    WHERE replacing.as_of = imports.as_of
        AND replacing.import_id > imports.import_id
        AND later.department_text = raw.department_text
);
