-- 年間件数とオンライン件数は負にならず、オンライン件数は年間件数を超えない
SELECT as_of, department, procedure, annual_count, online_count
FROM marts.procedure_month
WHERE annual_count < 0 OR online_count < 0 OR online_count > annual_count;
