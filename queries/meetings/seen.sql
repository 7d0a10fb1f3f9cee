-- What a meeting saw: its latest lists, when its figures were counted, and whether the rules and settings that they hang on
-- are still the same.
-- grain: one row
-- params: none
-- returns: procedures_as_of, roadmap_as_of, built_at, is_counted_alike
SELECT
    (SELECT max(as_of) FROM earlier.status_month) AS procedures_as_of,
    (SELECT max(as_of) FROM earlier.roadmap_month) AS roadmap_as_of,
    past.built_at,
    -- The first two parts are how far the ledger had come.
    regexp_replace(past.fingerprint, '^\d+-\d+-', '') = regexp_replace(now.fingerprint, '^\d+-\d+-', '')
        AS is_counted_alike
FROM earlier.build AS past
CROSS JOIN meta.build AS now
ORDER BY past.built_at;
