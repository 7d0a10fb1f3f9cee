-- Every 課 by the chosen measure at one 基準日, beside an earlier one. A 課 that has not sent its list has no rate.
-- grain: one row per 課 that has a list at as_of or was expected to send one
-- params: as_of DATE, vs DATE, measure VARCHAR, with_partial BOOLEAN, with_not_applicable BOOLEAN
-- returns: bureau, department, applicable, online, partial, planned, not_online, other, unknown,
--   numerator, denominator, rate, rate_low, rate_high, remaining, remaining_volume, rate_before, change,
--   submitted, last_sent, display_order
WITH months AS (
    SELECT coalesce($as_of::DATE, (SELECT max(as_of) FROM marts.status_month)) AS this_month
),
figures AS (
    SELECT
        as_of,
        bureau,
        department,
        CAST(coalesce(sum(procedures) FILTER (WHERE counts_applicable(status, $with_not_applicable::BOOLEAN)), 0)
            AS BIGINT) AS applicable,
        CAST(coalesce(sum(procedures) FILTER (WHERE counts_online(status, $with_partial::BOOLEAN)), 0) AS BIGINT)
            AS online,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'partial'), 0) AS BIGINT) AS partial,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'planned'), 0) AS BIGINT) AS planned,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'not_online'), 0) AS BIGINT) AS not_online,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'other'), 0) AS BIGINT) AS other,
        CAST(coalesce(sum(procedures) FILTER (WHERE status IS NULL), 0) AS BIGINT) AS unknown,
        CAST(coalesce(sum(remaining_volume) FILTER (
            WHERE counts_applicable(status, $with_not_applicable::BOOLEAN)
                AND NOT counts_online(status, $with_partial::BOOLEAN)), 0) AS BIGINT) AS remaining_volume,
        CAST(sum(measured_numerator($measure::VARCHAR, status, procedures, volume, usage_online,
            $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN)) AS BIGINT) AS numerator,
        CAST(sum(measured_denominator($measure::VARCHAR, status, procedures, volume, usage_volume,
            $with_not_applicable::BOOLEAN)) AS BIGINT) AS denominator
    FROM marts.status_month
    WHERE as_of IN ((SELECT this_month FROM months), $vs::DATE)
    GROUP BY as_of, bureau, department
),
expected AS (
    SELECT bureau, department, submitted, last_sent
    FROM marts.submission
    WHERE as_of = (SELECT this_month FROM months)
    UNION ALL
    SELECT bureau, department, TRUE, as_of
    FROM figures
    WHERE as_of = (SELECT this_month FROM months)
        AND department NOT IN (
            SELECT department FROM marts.submission WHERE as_of = (SELECT this_month FROM months))
)
SELECT
    expected.bureau,
    expected.department,
    now.applicable,
    now.online,
    now.partial,
    now.planned,
    now.not_online,
    now.other,
    now.unknown,
    now.numerator,
    now.denominator,
    rate(now.numerator, now.denominator) AS rate,
    CASE WHEN coalesce($measure::VARCHAR, 'kind') = 'kind' THEN wilson_low(now.numerator, now.denominator) END
        AS rate_low,
    CASE WHEN coalesce($measure::VARCHAR, 'kind') = 'kind' THEN wilson_high(now.numerator, now.denominator) END
        AS rate_high,
    now.applicable - now.online AS remaining,
    now.remaining_volume,
    rate(before.numerator, before.denominator) AS rate_before,
    rate(now.numerator, now.denominator) - rate(before.numerator, before.denominator) AS change,
    expected.submitted,
    expected.last_sent,
    department.display_order
FROM expected
LEFT JOIN marts.department AS department ON department.department = expected.department
LEFT JOIN figures AS now
    ON now.department = expected.department AND now.as_of = (SELECT this_month FROM months)
LEFT JOIN figures AS before ON before.department = expected.department AND before.as_of = $vs::DATE
ORDER BY department.display_order NULLS LAST, expected.bureau NULLS LAST, expected.department;
