-- 課 by month laid out by two of the things that are known of them: what was put online since the list before, how the rate
-- (種類ベース) went, and for how long nothing was. From since on (all when NULL) up to as_of (the latest when NULL). What was put
-- online adds up over months; a rate goes from the list before the first month of a 課 to that of the last, and is of the sums of
-- its parts; how long nothing was is of the last month of each cell. row_key and column_key: NULL = all of them together.
-- left_out: of how many it is not known (課 by month of what was put online, else 課). *_before is what a change begins with.
-- grain: one row per cell, and per row, column and the whole together
-- params: as_of DATE, since DATE, year_begins BIGINT,
--   rows VARCHAR {bureau department move moved_month moved_year},
--   columns VARCHAR {none bureau department move moved_month moved_year},
--   measure VARCHAR {gained change unmoved months},
--   bureau VARCHAR[], department VARCHAR[], move VARCHAR[], moved_month VARCHAR[], moved_year VARCHAR[],
--   unmoved_from BIGINT, unmoved_to BIGINT, gained_from BIGINT, gained_to BIGINT
-- returns: row_key, column_key, value, numerator, denominator, numerator_before, denominator_before, counted, left_out
WITH laid AS (
    SELECT
        CASE coalesce($rows::VARCHAR, 'bureau')
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'move' THEN move_said
            WHEN 'moved_month' THEN moved_month_said ELSE moved_year_said END AS row_key,
        CASE coalesce($columns::VARCHAR, 'none')
            WHEN 'none' THEN ''
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'move' THEN move_said
            WHEN 'moved_month' THEN moved_month_said ELSE moved_year_said END AS column_key,
        *
    FROM explored_moves($as_of::DATE, $since::DATE, $year_begins::BIGINT, $bureau::VARCHAR[], $department::VARCHAR[],
        $moved_month::VARCHAR[], $moved_year::VARCHAR[], $move::VARCHAR[], $unmoved_from::BIGINT, $unmoved_to::BIGINT,
        $gained_from::BIGINT, $gained_to::BIGINT)
),
-- Each 課 in each cell: months that do not follow each other say nothing of how its rate went.
single AS (
    SELECT
        GROUPING(row_key) AS all_rows,
        GROUPING(column_key) AS all_columns,
        row_key,
        column_key,
        department,
        count(*) AS months,
        sum(gained) AS gained,
        count(gained) AS gained_known,
        max(as_of) AS last_on,
        last(unmoved ORDER BY as_of) AS unmoved,
        last(move ORDER BY as_of) AS last_move,
        last(move ORDER BY as_of) <> 'missing'
            AND max(list_number) FILTER (WHERE before_on IS NOT NULL) - min(list_number) FILTER (WHERE before_on IS NOT NULL) + 1
            = count(*) FILTER (WHERE before_on IS NOT NULL) AS has_change,
        arg_min(online_before, as_of) AS online_before,
        arg_min(applicable_before, as_of) AS applicable_before,
        arg_max(online, as_of) FILTER (WHERE before_on IS NOT NULL) AS online,
        arg_max(applicable, as_of) FILTER (WHERE before_on IS NOT NULL) AS applicable
    FROM laid
    GROUP BY GROUPING SETS (
        (row_key, column_key, department), (row_key, department), (column_key, department), (department))
),
dated AS (
    SELECT *, max(last_on) OVER (PARTITION BY all_rows, all_columns, row_key, column_key) AS shown_on
    FROM single
),
together AS (
    SELECT
        row_key,
        column_key,
        CAST(sum(months) AS BIGINT) AS months,
        CAST(sum(gained) AS BIGINT) AS gained,
        CAST(sum(gained_known) AS BIGINT) AS gained_known,
        max(unmoved) FILTER (WHERE last_on = shown_on) AS unmoved,
        count(unmoved) FILTER (WHERE last_on = shown_on) AS unmoved_known,
        count(*) FILTER (WHERE last_on = shown_on AND last_move = 'missing') AS unmoved_unknown,
        count(*) FILTER (WHERE has_change) AS changed,
        count(*) FILTER (WHERE has_change IS DISTINCT FROM TRUE) AS change_unknown,
        CAST(sum(online_before) FILTER (WHERE has_change) AS BIGINT) AS online_before,
        CAST(sum(applicable_before) FILTER (WHERE has_change) AS BIGINT) AS applicable_before,
        CAST(sum(online) FILTER (WHERE has_change) AS BIGINT) AS online,
        CAST(sum(applicable) FILTER (WHERE has_change) AS BIGINT) AS applicable
    FROM dated
    GROUP BY all_rows, all_columns, row_key, column_key
)
SELECT
    row_key,
    column_key,
    CASE coalesce($measure::VARCHAR, 'gained')
        WHEN 'gained' THEN gained
        WHEN 'change' THEN 100 * (rate(online, applicable) - rate(online_before, applicable_before))
        WHEN 'unmoved' THEN unmoved
        ELSE months END AS value,
    CASE coalesce($measure::VARCHAR, 'gained') WHEN 'gained' THEN gained WHEN 'change' THEN online WHEN 'months' THEN months END
        AS numerator,
    CASE WHEN $measure::VARCHAR = 'change' THEN applicable END AS denominator,
    CASE WHEN $measure::VARCHAR = 'change' THEN online_before END AS numerator_before,
    CASE WHEN $measure::VARCHAR = 'change' THEN applicable_before END AS denominator_before,
    CASE coalesce($measure::VARCHAR, 'gained')
        WHEN 'gained' THEN gained_known WHEN 'change' THEN changed WHEN 'unmoved' THEN unmoved_known ELSE months END AS counted,
    CASE coalesce($measure::VARCHAR, 'gained')
        WHEN 'gained' THEN months - gained_known WHEN 'change' THEN change_unknown WHEN 'unmoved' THEN unmoved_unknown
        ELSE 0 END AS left_out
FROM together
WHERE column_key IS NULL OR coalesce($columns::VARCHAR, 'none') <> 'none'
ORDER BY row_key NULLS LAST, column_key NULLS LAST;
