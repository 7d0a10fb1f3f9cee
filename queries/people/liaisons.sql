-- Who stands for which 課 with the デジタル変革戦略室 on a day (that of the last list of any kind when NULL): by the newest list of
-- 兼務職員 before it, else by the 組織表 (said_by). The 課 for which nobody stands have a row without a
-- name; said_by is NULL where neither a list nor the 組織表 says anything of them.
-- grain: one row per 課 of today and 兼務職員
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: bureau, department, liaison, role, valid_from, valid_to, said_by, said_on, file, sheet, row, cell, display_order
SELECT
    bureau, department, liaison, role, valid_from, valid_to, said_by, said_on, file, sheet, "row", cell, display_order
FROM liaisons_on(coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports), DATE '9999-12-31'))
WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
ORDER BY display_order NULLS LAST, department, sheet, "row", liaison, role;
