-- 取り込んだ取組は、集計に入っているか、同じ基準日のあとの取り込みに置き換えられている
SELECT listed.import_id, listed.as_of, listed.identity
FROM raw.roadmap AS listed
WHERE listed.is_in_force AND NOT EXISTS (
    SELECT 1 FROM marts.roadmap_month AS kept
    WHERE kept.as_of = listed.as_of
        AND kept.initiative_key = listed.identity
        AND kept.import_id >= listed.import_id
);
