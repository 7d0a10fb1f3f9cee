-- What the online figure is beside what a meeting saw, for the city and every 課 of today. The change is two parts: corrected
-- (過去分の訂正: the month it saw, as that stands now, against as it saw it) and moved (実際の動き: from there to as_of).
-- vs left out is the latest month that the meeting saw.
-- grain: one row for the city (department is NULL), then one per 課
-- params: as_of DATE, vs DATE, measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN
-- returns: bureau, department, numerator_then, denominator_then, numerator_corrected, denominator_corrected, numerator,
--   denominator, rate_then, rate_corrected, rate, change, moved, corrected
WITH days AS (
    SELECT
        coalesce($as_of::DATE, (SELECT max(as_of) FROM marts.status_month)) AS today,
        coalesce($vs::DATE, (SELECT max(as_of) FROM earlier.status_month)) AS seen
),
homes_then AS (
    SELECT DISTINCT department, department_then FROM earlier.procedure_month WHERE as_of = (SELECT seen FROM days)
),
homes_now AS (
    SELECT DISTINCT department, department_then FROM marts.procedure_month WHERE as_of = (SELECT seen FROM days)
),
-- A 課 that the meeting knew by an older name. One that was split stays by itself.
renamed AS (
    SELECT homes_then.department, min(homes_now.department) AS today
    FROM homes_then
    JOIN homes_now ON homes_now.department_then = homes_then.department_then
    GROUP BY homes_then.department
    HAVING count(DISTINCT homes_now.department) = 1
),
figures AS (
    SELECT 'then' AS side, coalesce(renamed.today, status_month.department) AS department, status, procedures, volume,
        usage_online, usage_volume
    FROM earlier.status_month AS status_month
    LEFT JOIN renamed ON renamed.department = status_month.department
    WHERE as_of = (SELECT seen FROM days)
    UNION ALL
    SELECT 'corrected', department, status, procedures, volume, usage_online, usage_volume
    FROM marts.status_month
    WHERE as_of = (SELECT seen FROM days)
    UNION ALL
    SELECT 'now', department, status, procedures, volume, usage_online, usage_volume
    FROM marts.status_month
    WHERE as_of = (SELECT today FROM days)
),
measured AS (
    SELECT
        side,
        department,
        measured_numerator($measure::VARCHAR, status, procedures, volume, usage_online,
            $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN) AS part,
        measured_denominator($measure::VARCHAR, status, procedures, volume, usage_volume,
            $with_not_applicable::BOOLEAN) AS whole
    FROM figures
),
summed AS (
    SELECT
        department,
        CAST(sum(part) FILTER (WHERE side = 'then') AS BIGINT) AS numerator_then,
        CAST(sum(whole) FILTER (WHERE side = 'then') AS BIGINT) AS denominator_then,
        CAST(sum(part) FILTER (WHERE side = 'corrected') AS BIGINT) AS numerator_corrected,
        CAST(sum(whole) FILTER (WHERE side = 'corrected') AS BIGINT) AS denominator_corrected,
        CAST(sum(part) FILTER (WHERE side = 'now') AS BIGINT) AS numerator,
        CAST(sum(whole) FILTER (WHERE side = 'now') AS BIGINT) AS denominator
    FROM measured
    GROUP BY GROUPING SETS ((), (department))
),
rated AS (
    SELECT
        *,
        rate(numerator_then, denominator_then) AS rate_then,
        rate(numerator_corrected, denominator_corrected) AS rate_corrected,
        rate(numerator, denominator) AS rate
    FROM summed
)
SELECT
    department.bureau,
    rated.department,
    numerator_then,
    denominator_then,
    numerator_corrected,
    denominator_corrected,
    numerator,
    denominator,
    rate_then,
    rate_corrected,
    rate,
    rate - rate_then AS change,
    rate - rate_corrected AS moved,
    rate_corrected - rate_then AS corrected
FROM rated
LEFT JOIN marts.department AS department ON department.department = rated.department
ORDER BY rated.department IS NOT NULL, department.display_order NULLS LAST, rated.department;
