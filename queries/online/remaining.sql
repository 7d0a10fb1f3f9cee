-- What to convert next: procedures not online yet, those with the largest remaining yearly volume first.
-- grain: one row per remaining procedure whose yearly volume is known
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], with_partial BOOLEAN, with_not_applicable BOOLEAN,
--   first BIGINT
-- returns: procedure, bureau, department, status, barrier, is_mendable, remaining_volume, cumulative_share, total_volume,
--   place
WITH remaining AS (
    SELECT procedure_key, procedure, bureau, department, status, barrier, remaining_volume
    FROM marts.procedure_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
        AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
        AND counts_applicable(status, $with_not_applicable::BOOLEAN)
        AND NOT counts_online(status, $with_partial::BOOLEAN)
        AND remaining_volume IS NOT NULL
),
placed AS (
    SELECT
        *,
        sum(remaining_volume) OVER () AS total_volume,
        sum(remaining_volume) OVER (
            ORDER BY remaining_volume DESC, procedure_key, procedure
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumulative_volume,
        row_number() OVER (ORDER BY remaining_volume DESC, procedure_key, procedure) AS place
    FROM remaining
)
SELECT
    procedure,
    bureau,
    department,
    status,
    barrier,
    is_mendable(barrier) AS is_mendable,
    remaining_volume,
    rate(cumulative_volume, total_volume) AS cumulative_share,
    CAST(total_volume AS BIGINT) AS total_volume,
    place
FROM placed
WHERE place <= coalesce($first::BIGINT, place)
ORDER BY place;
