-- 提出が遅れがちなのはどの課か（この一年）
SELECT
    bureau,
    department,
    count(*) FILTER (WHERE submission IN ('late', 'missing')) AS late_months,
    count(*) FILTER (WHERE submission IN ('sent', 'late', 'missing')) AS asked_months,
    max(days_over) AS days_over
FROM submissions
WHERE dataset = 'procedures' AND as_of > (SELECT max(as_of) FROM submissions) - INTERVAL 12 MONTH
GROUP BY bureau, department
HAVING late_months > 0
ORDER BY late_months DESC, days_over DESC, department;
