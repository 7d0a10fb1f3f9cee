-- まだ終わっていない相談は分野ごとにいくつあり、いちばん長いものは何日たっているか
SELECT field, count(*) AS consultations, count(DISTINCT department) AS departments, max(open_days) AS longest_days
FROM consultations
WHERE is_open
GROUP BY field
ORDER BY consultations DESC, field;
