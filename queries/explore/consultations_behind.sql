-- The 相談 behind any cell of explore/consultations, with the file, sheet and row each came from.
-- grain: one row per 相談
-- params: as_of DATE, year_begins BIGINT, measure VARCHAR {consultations open median_wait}, bureau VARCHAR[], department VARCHAR[], field VARCHAR[], state VARCHAR[],
--   asked_month VARCHAR[], asked_year VARCHAR[], wait_from BIGINT, wait_to BIGINT, search VARCHAR
-- returns: content, department, bureau, field, state, open_days, consulted_on, closed_on, response, said_on, file, sheet,
--   row, cell
SELECT
    content, department, bureau, field, state_then AS state, open_days, consulted_on,
    CASE WHEN NOT is_open THEN closed_on END AS closed_on, response, as_of AS said_on, file, sheet, "row" AS "row", cell
FROM explored_consultations(coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports)), $year_begins::BIGINT,
    $bureau::VARCHAR[], $department::VARCHAR[], $field::VARCHAR[], $state::VARCHAR[], $asked_month::VARCHAR[],
    $asked_year::VARCHAR[], $wait_from::BIGINT, $wait_to::BIGINT, $search::VARCHAR)
WHERE explored_consultation_counts($measure::VARCHAR, is_open)
ORDER BY open_days DESC NULLS LAST, consulted_on DESC NULLS LAST, department, said_on, file, sheet, "row";
