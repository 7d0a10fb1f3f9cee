-- 月ごとの件数の表は、手続ごとの表のすべての行を数えている
SELECT detail.as_of, detail.procedures, summary.procedures AS summed
FROM (SELECT as_of, count(*) AS procedures FROM marts.procedure_month GROUP BY as_of) AS detail
LEFT JOIN (SELECT as_of, sum(procedures) AS procedures FROM marts.status_month GROUP BY as_of) AS summary
    ON summary.as_of = detail.as_of
WHERE detail.procedures IS DISTINCT FROM summary.procedures;
