-- Yearly counts are never negative, and no more applications came online than came at all.
SELECT as_of, department, procedure, annual_count, online_count
FROM marts.procedure_month
WHERE annual_count < 0 OR online_count < 0 OR online_count > annual_count;
