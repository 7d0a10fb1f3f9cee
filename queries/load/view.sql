-- The rows of one dataset, each with its import, the 課 that was meant, whether it is in force, and its lasting key where
-- the dataset follows its rows over the months.
-- grain: one row per import and row
CREATE VIEW raw.{dataset} AS
SELECT
    of_row.import_id, of_row.file, of_row.as_of, of_row.department_then, of_row.bureau_then, of_row.is_in_force,
    identities.identity,
    rows.*
FROM raw.{dataset}_rows AS rows
JOIN raw.in_force AS of_row
    ON of_row.dataset = '{dataset}'
    AND of_row.rows_sha256 = rows.rows_sha256
    AND of_row.department_text IS NOT DISTINCT FROM {department}
    AND of_row.bureau_text IS NOT DISTINCT FROM {bureau}
    AND of_row.round IS NOT DISTINCT FROM {round}
LEFT JOIN raw.identities AS identities
    ON identities.dataset = '{dataset}'
    AND identities.import_id = of_row.import_id
    AND identities.sheet = rows.sheet
    AND identities."row" = rows."row";
