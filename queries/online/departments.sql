-- Every 課 by the chosen measure at one 基準日, beside what is compared with. A 課 that has not sent its list has no rate.
-- grain: one row per 課 that has a list at as_of (the latest when NULL) or was expected to send one
-- params: as_of DATE, vs DATE, measure VARCHAR {kind volume usage}, with_partial BOOLEAN, with_not_applicable BOOLEAN
-- returns: bureau, department, applicable, online, partial, planned, not_online, other, unknown,
--   numerator, denominator, rate, rate_low, rate_high, remaining, remaining_volume, mendable, unmendable,
--   mendable_volume, rate_before, change, submitted, last_sent, display_order
WITH counted AS (
    SELECT
        department,
        status,
        procedures,
        remaining_volume,
        counts_applicable(status, $with_not_applicable::BOOLEAN) AS is_applicable,
        counts_online(status, $with_partial::BOOLEAN) AS is_online,
        measured_numerator($measure::VARCHAR, status, procedures, volume, usage_online,
            $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN) AS part,
        measured_denominator($measure::VARCHAR, status, procedures, volume, usage_volume,
            $with_not_applicable::BOOLEAN) AS whole
    FROM marts.status_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
),
figures AS (
    SELECT
        department,
        CAST(sum(CASE WHEN is_applicable THEN procedures ELSE 0 END) AS BIGINT) AS applicable,
        CAST(sum(CASE WHEN is_online THEN procedures ELSE 0 END) AS BIGINT) AS online,
        CAST(sum(CASE WHEN status = 'partial' THEN procedures ELSE 0 END) AS BIGINT) AS partial,
        CAST(sum(CASE WHEN status = 'planned' THEN procedures ELSE 0 END) AS BIGINT) AS planned,
        CAST(sum(CASE WHEN status = 'not_online' THEN procedures ELSE 0 END) AS BIGINT) AS not_online,
        CAST(sum(CASE WHEN status = 'other' THEN procedures ELSE 0 END) AS BIGINT) AS other,
        CAST(sum(CASE WHEN status IS NULL THEN procedures ELSE 0 END) AS BIGINT) AS unknown,
        CAST(sum(part) AS BIGINT) AS numerator,
        CAST(sum(whole) AS BIGINT) AS denominator,
        CAST(sum(CASE WHEN is_applicable AND NOT is_online THEN remaining_volume ELSE 0 END) AS BIGINT)
            AS remaining_volume
    FROM counted
    GROUP BY department
),
-- Of what remains, by the reason that is written: something the 課 can mend, or not.
reasons AS (
    SELECT
        department,
        count(*) FILTER (WHERE is_mendable(barrier)) AS mendable,
        count(*) FILTER (WHERE NOT is_mendable(barrier)) AS unmendable,
        CAST(coalesce(sum(remaining_volume) FILTER (WHERE is_mendable(barrier)), 0) AS BIGINT) AS mendable_volume
    FROM marts.procedure_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
        AND counts_applicable(status, $with_not_applicable::BOOLEAN)
        AND NOT counts_online(status, $with_partial::BOOLEAN)
    GROUP BY department
),
before AS (
    SELECT
        department,
        rate(
            sum(measured_numerator($measure::VARCHAR, status, procedures, volume, usage_online,
                $with_partial::BOOLEAN, $with_not_applicable::BOOLEAN)),
            sum(measured_denominator($measure::VARCHAR, status, procedures, volume, usage_volume,
                $with_not_applicable::BOOLEAN))) AS rate_before
    FROM earlier.status_month
    WHERE as_of = $vs::DATE
    GROUP BY department
)
SELECT
    listed.bureau,
    listed.department,
    figures.applicable,
    figures.online,
    figures.partial,
    figures.planned,
    figures.not_online,
    figures.other,
    figures.unknown,
    figures.numerator,
    figures.denominator,
    rate(figures.numerator, figures.denominator) AS rate,
    CASE WHEN coalesce($measure::VARCHAR, 'kind') = 'kind' THEN wilson_low(figures.numerator, figures.denominator) END
        AS rate_low,
    CASE WHEN coalesce($measure::VARCHAR, 'kind') = 'kind' THEN wilson_high(figures.numerator, figures.denominator) END
        AS rate_high,
    figures.applicable - figures.online AS remaining,
    figures.remaining_volume,
    CASE WHEN figures.department IS NOT NULL THEN coalesce(reasons.mendable, 0) END AS mendable,
    CASE WHEN figures.department IS NOT NULL THEN coalesce(reasons.unmendable, 0) END AS unmendable,
    CASE WHEN figures.department IS NOT NULL THEN coalesce(reasons.mendable_volume, 0) END AS mendable_volume,
    before.rate_before,
    rate(figures.numerator, figures.denominator) - before.rate_before AS change,
    listed.submitted,
    listed.last_sent,
    listed.display_order
FROM marts.department_month AS listed
LEFT JOIN figures ON figures.department = listed.department
LEFT JOIN reasons ON reasons.department = listed.department
LEFT JOIN before ON before.department = listed.department
WHERE CASE WHEN $as_of::DATE IS NULL THEN listed.is_latest ELSE listed.as_of = $as_of::DATE END
ORDER BY listed.display_order NULLS LAST, listed.bureau NULLS LAST, listed.department;
