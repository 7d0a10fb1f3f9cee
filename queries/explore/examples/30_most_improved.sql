-- この半年で、オンライン化率がいちばん上がった課はどこか
WITH now AS (
    SELECT * FROM department_months WHERE is_latest
),
before AS (
    SELECT * FROM department_months WHERE as_of = (SELECT last_day(max(as_of) - INTERVAL 6 MONTH) FROM now)
)
SELECT
    now.bureau,
    now.department,
    before.online_rate AS online_rate_before,
    now.online_rate,
    now.online_rate - before.online_rate AS difference,
    now.applicable
FROM now
JOIN before ON before.department = now.department
WHERE now.applicable >= 5
ORDER BY difference DESC, now.department
LIMIT 20;
