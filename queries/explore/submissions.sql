-- Lists that 課 were asked for in the last twelve months up to as_of, as they stand today (the day of the last import when NULL),
-- laid out by two of the things that are known of them. row_key and column_key: NULL = all of them together. A share is of those
-- that are due.
-- grain: one row per cell, and per row, column and the whole together
-- params: as_of DATE, today DATE,
--   rows VARCHAR {bureau department list list_month outcome},
--   columns VARCHAR {none bureau department list list_month outcome},
--   measure VARCHAR {lists late missing in_time},
--   bureau VARCHAR[], department VARCHAR[], list VARCHAR[], list_month VARCHAR[], outcome VARCHAR[]
-- returns: row_key, column_key, value, numerator, denominator, counted, left_out
WITH laid AS (
    SELECT
        CASE coalesce($rows::VARCHAR, 'bureau')
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'list' THEN list_said
            WHEN 'list_month' THEN list_month_said ELSE outcome_said END AS row_key,
        CASE coalesce($columns::VARCHAR, 'none')
            WHEN 'none' THEN ''
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'list' THEN list_said
            WHEN 'list_month' THEN list_month_said ELSE outcome_said END AS column_key,
        explored_list_counts($measure::VARCHAR, state) AS belongs,
        CASE WHEN $measure::VARCHAR = 'in_time' AND state <> 'sent' THEN 0 ELSE 1 END AS part
    FROM explored_lists($today::DATE, $as_of::DATE, $bureau::VARCHAR[], $department::VARCHAR[], $list::VARCHAR[],
        $list_month::VARCHAR[], $outcome::VARCHAR[])
),
together AS (
    SELECT
        row_key,
        column_key,
        CAST(coalesce(sum(part) FILTER (WHERE belongs), 0) AS BIGINT) AS numerator,
        count(*) FILTER (WHERE belongs) AS counted
    FROM laid
    GROUP BY GROUPING SETS ((row_key, column_key), (row_key), (column_key), ())
    HAVING count(*) > 0
)
SELECT
    row_key,
    column_key,
    CASE WHEN $measure::VARCHAR = 'in_time' THEN rate(numerator, counted) ELSE numerator END AS value,
    numerator,
    counted AS denominator,
    counted,
    CAST(0 AS BIGINT) AS left_out
FROM together
WHERE column_key IS NULL OR coalesce($columns::VARCHAR, 'none') <> 'none'
ORDER BY row_key NULLS LAST, column_key NULLS LAST;
