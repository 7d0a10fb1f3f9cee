-- 取り込んだ行は、集計に入っているか、同じ基準日・同じ課のあとの取り込みに置き換えられている
SELECT listed.import_id, listed.as_of, listed.department_then, count(*) AS rows_lost
FROM raw.{dataset} AS listed
WHERE listed.is_in_force AND NOT EXISTS (
    SELECT 1 FROM marts.{mart} AS kept
    WHERE kept.import_id = listed.import_id AND kept.sheet = listed.sheet AND kept."row" = listed."row"
)
GROUP BY listed.import_id, listed.as_of, listed.department_then;
