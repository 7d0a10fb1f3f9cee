-- What each 課 said every time it was heard by a day (that of the last list of any kind when NULL), the newest first, and whether what it was
-- promised had been kept by then.
-- grain: one row per ヒアリング of a 課
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: bureau, department, heard_on, heard_by, attitude, considered, trouble, promised, is_kept, kept_on, next_on, said_on,
--   file, sheet, row, cell
SELECT
    bureau, department, heard_on, heard_by, attitude, considered, trouble, promised, is_kept,
    CASE WHEN is_kept THEN kept_on END AS kept_on, next_on, as_of AS said_on, file, sheet, "row", cell
FROM hearings_on(coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports)))
WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
ORDER BY heard_on DESC NULLS LAST, department, said_on, file, sheet, "row";
