-- The procedures behind any figure, with the file, sheet and row each came from. every
-- word of search must be in 手続名, 番号, 根拠法令, 備考, 部, 課 or how 部 and 課 are read.
-- grain: one row per procedure at that 基準日 (the latest when as_of is NULL)
-- params: as_of DATE, vs DATE, bureau VARCHAR[], department VARCHAR[],
--   status VARCHAR[] {online partial planned not_online not_applicable other unknown},
--   barrier BIGINT[] {0 1 2 3 4 5 6 7}, search VARCHAR
-- returns: bureau, department, procedure_id, procedure, status, status_before, annual_count, online_count,
--   remaining_volume, barrier, planned_for, online_since, tool, legal_basis, audience, life_event, priority, note,
--   file, sheet, row, cell, import_id
SELECT
    now.bureau,
    now.department,
    now.procedure_id,
    now.procedure,
    now.status,
    before.status AS status_before,
    now.annual_count,
    now.online_count,
    CASE WHEN counts_applicable(now.status, FALSE) THEN now.remaining_volume END AS remaining_volume,
    now.barrier,
    now.planned_for,
    now.online_since,
    now.tool,
    now.legal_basis,
    now.audience,
    now.life_event,
    now.priority,
    now.note,
    now.file,
    now.sheet,
    now."row" AS "row",
    now.cell,
    now.import_id
FROM marts.procedure_month AS now
LEFT JOIN (
    SELECT procedure_key, department, min(status) AS status
    FROM earlier.procedure_month
    WHERE as_of = $vs::DATE
    GROUP BY procedure_key, department
) AS before ON before.procedure_key = now.procedure_key AND before.department = now.department
LEFT JOIN marts.reading AS department ON department.name = now.department
LEFT JOIN marts.reading AS bureau ON bureau.name = now.bureau
WHERE CASE WHEN $as_of::DATE IS NULL THEN now.is_latest ELSE now.as_of = $as_of::DATE END
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], now.bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], now.department))
    AND ($status::VARCHAR[] IS NULL OR list_contains($status::VARCHAR[], coalesce(now.status, 'unknown')))
    AND ($barrier::BIGINT[] IS NULL OR list_contains($barrier::BIGINT[], now.barrier))
    AND ($search::VARCHAR IS NULL OR list_bool_and(list_transform(
        string_split_regex(trim(lower(nfc_normalize($search::VARCHAR))), '[\s　]+'),
        lambda word: contains(lower(concat_ws(' ', now.procedure, now.procedure_id, now.legal_basis, now.note,
            now.bureau, now.department)), word)
            OR contains(concat_ws(' ', array_to_string(department.readings, ' '), array_to_string(bureau.readings, ' ')),
                hiragana(word)))))
ORDER BY remaining_volume DESC NULLS LAST, now.department, now.procedure_key, now.file, now.sheet, now."row";
