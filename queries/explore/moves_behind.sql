-- The 課 by month behind any cell of explore/moves: its list beside the one before, what was put online between the two, and the
-- file that brought it. Of how long nothing was, the last month alone.
-- grain: one row per 基準日 and 課
-- params: as_of DATE, since DATE, year_begins BIGINT, measure VARCHAR {gained change unmoved months}, bureau VARCHAR[],
--   department VARCHAR[], move VARCHAR[], moved_month VARCHAR[], moved_year VARCHAR[], unmoved_from BIGINT, unmoved_to BIGINT,
--   gained_from BIGINT, gained_to BIGINT
-- returns: department, bureau, list_as_of, move, online_before, applicable_before, online, applicable, gained, unmoved,
--   procedures, before_on, file
WITH found AS (
    SELECT *, max(as_of) OVER () AS shown_on
    FROM explored_moves($as_of::DATE, $since::DATE, $year_begins::BIGINT, $bureau::VARCHAR[], $department::VARCHAR[],
        $moved_month::VARCHAR[], $moved_year::VARCHAR[], $move::VARCHAR[], $unmoved_from::BIGINT, $unmoved_to::BIGINT,
        $gained_from::BIGINT, $gained_to::BIGINT)
),
put AS (
    SELECT moves.as_of, moves.department, list(listed.procedure ORDER BY moves.procedure_key, listed."row") AS procedures
    FROM marts.procedure_move AS moves
    JOIN marts.procedure_month AS listed
        ON listed.as_of = moves.as_of
        AND listed.import_id = moves.import_id
        AND listed.sheet IS NOT DISTINCT FROM moves.sheet
        AND listed."row" = moves.listed_row
    WHERE $since::DATE IS NULL OR moves.as_of >= $since::DATE
    GROUP BY moves.as_of, moves.department
),
files AS (
    SELECT as_of, department, min(file) AS file
    FROM marts.arrival
    WHERE dataset = 'procedures' AND became = 'in_force'
    GROUP BY as_of, department
)
SELECT
    found.department, found.bureau, found.as_of AS list_as_of, found.move, found.online_before, found.applicable_before,
    found.online, found.applicable, found.gained, found.unmoved, coalesce(put.procedures, []) AS procedures, found.before_on,
    files.file
FROM found
LEFT JOIN put ON put.as_of = found.as_of AND put.department = found.department
LEFT JOIN files ON files.as_of = found.as_of AND files.department = found.department
WHERE $measure::VARCHAR IS DISTINCT FROM 'unmoved' OR (found.as_of = found.shown_on AND found.unmoved IS NOT NULL)
ORDER BY CASE WHEN $measure::VARCHAR = 'unmoved' THEN found.unmoved END DESC NULLS LAST,
    $measure::VARCHAR = 'change' AND found.move IN ('up', 'down') DESC, found.as_of DESC, found.department;
