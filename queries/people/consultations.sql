-- What 課 asked the デジタル変革戦略室 by a day (that of the last list of any kind when NULL), and how each 相談 stood then: the open ones
-- first, the longest first, then those of which it is not known, then the closed ones, the newest first.
-- grain: one row per 相談
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: bureau, department, consulted_on, field, content, response, state, is_open, open_days, closed_on, taken_by,
--   said_on, file, sheet, row, cell
SELECT
    bureau, department, consulted_on, field, content, response, state_then AS state, is_open, open_days,
    CASE WHEN NOT is_open THEN closed_on END AS closed_on, taken_by, as_of AS said_on, file, sheet, "row", cell
FROM consultations_on(coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports)))
WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
ORDER BY is_open DESC NULLS LAST, open_days DESC NULLS LAST, consulted_on DESC NULLS LAST, department, said_on, file,
    sheet, "row";
