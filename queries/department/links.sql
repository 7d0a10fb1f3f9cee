-- 課 by their online rate (種類ベース), and what may go along with it: the mean of a field of the アセスメント (of all questions
-- when field is NULL), and the 相談 of the last twelve months. Hidden means are NULL.
-- grain: one row per 課 that has a rate at as_of (the latest when NULL)
-- params: as_of DATE, round VARCHAR, field VARCHAR
-- returns: bureau, department, applicable, online, rate, n, mean, masked, consultations, display_order
WITH clock AS (
    SELECT coalesce($as_of::DATE, (SELECT max(as_of) FROM marts.status_month)) AS day
),
rates AS (
    SELECT
        bureau,
        department,
        CAST(sum(procedures) FILTER (WHERE counts_applicable(status, FALSE)) AS BIGINT) AS applicable,
        CAST(coalesce(sum(procedures) FILTER (WHERE counts_online(status, FALSE)), 0) AS BIGINT) AS online
    FROM marts.status_month
    WHERE as_of = (SELECT day FROM clock)
    GROUP BY bureau, department
    HAVING applicable > 0
),
cells AS (
    SELECT unit AS department, n, mean, masked
    FROM shown.assessment_cell
    WHERE kind = 'level' AND level = 'department' AND field = coalesce($field::VARCHAR, '')
        AND coalesce(round = $round::VARCHAR, is_latest)
),
asked AS (
    SELECT department, count(*) AS consultations
    FROM consultations_on((SELECT day FROM clock))
    WHERE consulted_on > (SELECT day FROM clock) - to_months(12)
    GROUP BY department
)
SELECT
    rates.bureau,
    rates.department,
    rates.applicable,
    rates.online,
    rate(rates.online, rates.applicable) AS rate,
    cells.n,
    cells.mean,
    cells.masked,
    -- Without any list of 相談 nobody knows how many there were.
    CASE WHEN EXISTS (SELECT 1 FROM marts.consultation WHERE as_of <= (SELECT day FROM clock))
        THEN coalesce(asked.consultations, 0) END AS consultations,
    department.display_order
FROM rates
LEFT JOIN cells ON cells.department = rates.department
LEFT JOIN asked ON asked.department = rates.department
LEFT JOIN marts.department AS department ON department.department = rates.department
ORDER BY department.display_order NULLS LAST, rates.bureau NULLS LAST, rates.department;
