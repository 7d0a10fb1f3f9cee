-- Why procedures are not online yet (懸念点): how many, and how much yearly volume waits behind each reason.
-- grain: one row per reason; barrier NULL = no reason written
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], with_partial BOOLEAN, with_not_applicable BOOLEAN
-- returns: barrier, procedures, remaining_volume
SELECT
    barrier,
    count(*) AS procedures,
    CAST(coalesce(sum(remaining_volume), 0) AS BIGINT) AS remaining_volume
FROM marts.procedure_month
WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
    AND counts_applicable(status, $with_not_applicable::BOOLEAN)
    AND NOT counts_online(status, $with_partial::BOOLEAN)
GROUP BY barrier
ORDER BY procedures DESC, barrier NULLS LAST;
