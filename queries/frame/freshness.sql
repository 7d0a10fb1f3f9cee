-- How fresh the figures of one 基準日 are (the latest when as_of is NULL): the last import, and who has not sent.
-- grain: one row
-- params: as_of DATE
-- returns: as_of, last_import, not_submitted, missing
SELECT
    max(as_of) AS as_of,
    (SELECT max(imported_at) FROM meta.imports) AS last_import,
    count(*) FILTER (WHERE NOT submitted) AS not_submitted,
    list(department ORDER BY display_order, department) FILTER (WHERE NOT submitted) AS missing
FROM marts.department_month
WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END;
