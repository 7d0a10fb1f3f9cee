-- 元のファイルの1行は、集計に2度数えられていない
SELECT import_id, sheet, "row", count(*) AS times
FROM marts.procedure_month
GROUP BY import_id, sheet, "row"
HAVING count(*) > 1;
