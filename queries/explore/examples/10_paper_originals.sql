-- 年間1,000件以上で、紙の原本が理由で残る手続は、部ごとにいくつか
SELECT
    bureau,
    count(*) AS procedures,
    sum(remaining_volume) AS remaining_volume
FROM procedures
WHERE is_latest AND is_applicable AND NOT is_online AND annual_count >= 1000 AND barrier = 4
GROUP BY bureau
ORDER BY remaining_volume DESC, bureau;
