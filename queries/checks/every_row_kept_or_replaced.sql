-- 取り込んだ行は、集計に入っているか、同じ基準日・同じ課のあとの取り込みに置き換えられている
SELECT imports.import_id, imports.as_of, raw.department_text, count(*) AS rows_lost
FROM raw.procedures AS raw
JOIN meta.imports AS imports ON imports.rows_sha256 = raw.rows_sha256 AND imports.dataset = 'procedures'
LEFT JOIN raw.department_names AS names
    ON names.as_of = imports.as_of AND names.department_text = raw.department_text
    AND names.bureau_text IS NOT DISTINCT FROM raw.bureau_text
WHERE NOT EXISTS (
    SELECT 1 FROM marts.procedure_month AS kept
    WHERE kept.as_of = imports.as_of
        AND kept.department_then = coalesce(names.department, raw.department_text)
        AND kept.import_id >= imports.import_id
)
GROUP BY imports.import_id, imports.as_of, raw.department_text;
