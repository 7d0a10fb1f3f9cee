-- 取組は、どの基準日でも1度だけ数え、基準計画は1つに決まっている
SELECT as_of, initiative_key, count(*) AS times
FROM marts.roadmap_month
GROUP BY as_of, initiative_key
HAVING count(*) > 1;
