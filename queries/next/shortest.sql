-- The fewest procedures with which the city (or the chosen 部 and 課) reaches a target. Each adds itself to the numerator
-- (種類ベース: 1, 件数ベース: its yearly volume) and nothing to the denominator, so no other set of as many reaches further
-- than the largest ones, and no smaller set reaches as far. Where several sets are as small (種類ベース: any), those with
-- a reason that the 課 can mend come first, then the larger yearly volumes: a rule, not a finding.
-- grain: one row per procedure of that set, in order; none where the target is reached already
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], measure VARCHAR {kind volume}, target DOUBLE
-- returns: place, ref, department, procedure, annual_count, is_mendable, rate_before, rate_after
WITH listed AS (
    SELECT
        *,
        procedure_ref(department, procedure_key) AS ref,
        measured_numerator($measure::VARCHAR, 'online', 1, coalesce(annual_count, 0), 0, FALSE, FALSE) AS gain
    FROM marts.procedure_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
        AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
        AND counts_applicable(status, FALSE)
),
today AS (
    SELECT
        coalesce(sum(gain) FILTER (WHERE counts_online(status, FALSE)), 0) AS part,
        sum(gain) AS whole
    FROM listed
),
ordered AS (
    SELECT
        *,
        row_number() OVER (
            ORDER BY gain DESC, coalesce(is_mendable(barrier), FALSE) DESC, annual_count DESC NULLS LAST, department,
                procedure_key, file, sheet, "row") AS place
    FROM listed
    WHERE is_waiting(status)
),
added AS (
    SELECT ordered.*, sum(gain) OVER (ORDER BY place) AS gained FROM ordered
)
SELECT
    place,
    ref,
    department,
    procedure,
    annual_count,
    is_mendable(barrier) AS is_mendable,
    rate(today.part + gained - gain, today.whole) AS rate_before,
    rate(today.part + gained, today.whole) AS rate_after
FROM added
CROSS JOIN today
WHERE rate(today.part + gained - gain, today.whole) < coalesce($target::DOUBLE, 1.0)
ORDER BY place;
