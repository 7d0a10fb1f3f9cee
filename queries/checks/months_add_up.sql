-- The small mart holds every row of the large one, month by month.
SELECT detail.as_of, detail.procedures, summary.procedures AS summed
FROM (SELECT as_of, count(*) AS procedures FROM marts.procedure_month GROUP BY as_of) AS detail
LEFT JOIN (SELECT as_of, sum(procedures) AS procedures FROM marts.status_month GROUP BY as_of) AS summary
    ON summary.as_of = detail.as_of
WHERE detail.procedures IS DISTINCT FROM summary.procedures;
