-- A spreadsheet row stands at most once in the mart: no join may multiply it.
SELECT import_id, sheet, "row", count(*) AS times
FROM marts.procedure_month
GROUP BY import_id, sheet, "row"
HAVING count(*) > 1;
