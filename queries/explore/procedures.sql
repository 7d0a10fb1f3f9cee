-- 手続 laid out by two of the things that are known of them. Where one is a month every month from since on is counted by
-- itself, where one is a 年度 its last month; else one month is (the latest when as_of is NULL). Over months nothing is added up.
-- row_key and column_key: NULL = all of them together, '' = the list says nothing. value is NULL where nothing of it is known;
-- left_out: how many of those that should count are not known.
-- grain: one row per cell, and per row, column and the whole together
-- params: as_of DATE, since DATE, year_begins BIGINT, with_partial BOOLEAN,
--   rows VARCHAR {bureau department status barrier mendable law audience kind tool priority life_event volume month year},
--   columns VARCHAR {none bureau department status barrier mendable law audience kind tool priority life_event volume month year},
--   measure VARCHAR {procedures applicable online remaining kind volume usage annual_count remaining_volume},
--   bureau VARCHAR[], department VARCHAR[], status VARCHAR[], barrier VARCHAR[], mendable VARCHAR[], law VARCHAR[],
--   audience VARCHAR[], kind VARCHAR[], tool VARCHAR[], priority VARCHAR[], life_event VARCHAR[],
--   annual_from BIGINT, annual_to BIGINT, search VARCHAR
-- returns: row_key, column_key, value, numerator, denominator, counted, left_out
WITH laid AS (
    SELECT
        CASE coalesce($rows::VARCHAR, 'bureau')
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'status' THEN status_said
            WHEN 'barrier' THEN barrier_said WHEN 'mendable' THEN mendable_said WHEN 'law' THEN law_said
            WHEN 'audience' THEN audience_said WHEN 'kind' THEN kind_said WHEN 'tool' THEN tool_said
            WHEN 'priority' THEN priority_said WHEN 'life_event' THEN life_event_said WHEN 'volume' THEN volume_said
            WHEN 'month' THEN month_said ELSE year_said END AS row_key,
        CASE coalesce($columns::VARCHAR, 'none')
            WHEN 'none' THEN ''
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'status' THEN status_said
            WHEN 'barrier' THEN barrier_said WHEN 'mendable' THEN mendable_said WHEN 'law' THEN law_said
            WHEN 'audience' THEN audience_said WHEN 'kind' THEN kind_said WHEN 'tool' THEN tool_said
            WHEN 'priority' THEN priority_said WHEN 'life_event' THEN life_event_said WHEN 'volume' THEN volume_said
            WHEN 'month' THEN month_said ELSE year_said END AS column_key,
        explored_procedure_counts($measure::VARCHAR, status, $with_partial::BOOLEAN) AS belongs,
        CASE coalesce($measure::VARCHAR, 'procedures')
            WHEN 'annual_count' THEN annual_count
            WHEN 'remaining_volume' THEN remaining_volume
            WHEN 'kind' THEN measured_numerator('kind', status, 1, NULL, NULL, $with_partial::BOOLEAN, FALSE)
            WHEN 'volume' THEN measured_numerator('volume', status, 1, annual_count, NULL, $with_partial::BOOLEAN, FALSE)
            WHEN 'usage' THEN CASE WHEN annual_count IS NOT NULL THEN online_count END
            ELSE 1 END AS part,
        CASE coalesce($measure::VARCHAR, 'procedures')
            WHEN 'kind' THEN measured_denominator('kind', status, 1, NULL, NULL, FALSE)
            WHEN 'volume' THEN measured_denominator('volume', status, 1, annual_count, NULL, FALSE)
            WHEN 'usage' THEN CASE WHEN online_count IS NOT NULL THEN annual_count END
            WHEN 'annual_count' THEN annual_count
            WHEN 'remaining_volume' THEN remaining_volume
            ELSE 1 END AS whole
    FROM explored_procedures($bureau::VARCHAR[], $department::VARCHAR[], $status::VARCHAR[],
        $barrier::VARCHAR[], $mendable::VARCHAR[], $law::VARCHAR[], $audience::VARCHAR[], $kind::VARCHAR[],
        $tool::VARCHAR[], $priority::VARCHAR[], $life_event::VARCHAR[], $annual_from::BIGINT, $annual_to::BIGINT,
        $search::VARCHAR) AS listed
    JOIN explored_days('procedures', $as_of::DATE, $since::DATE, $rows::VARCHAR, $columns::VARCHAR,
        $year_begins::BIGINT) AS days
        ON days.as_of = listed.as_of
),
cells AS (
    SELECT
        row_key,
        column_key,
        sum(part) FILTER (WHERE belongs) AS numerator,
        sum(whole) FILTER (WHERE belongs) AS denominator,
        count(whole) FILTER (WHERE belongs) AS counted,
        count(*) FILTER (WHERE belongs AND whole IS NULL) AS left_out
    FROM laid
    GROUP BY row_key, column_key
),
together AS (
    SELECT
        row_key,
        column_key,
        CAST(sum(numerator) AS BIGINT) AS numerator,
        CAST(sum(denominator) AS BIGINT) AS denominator,
        CAST(sum(counted) AS BIGINT) AS counted,
        CAST(sum(left_out) AS BIGINT) AS left_out
    FROM cells
    GROUP BY GROUPING SETS ((row_key, column_key), (row_key), (column_key), ())
)
SELECT
    row_key,
    column_key,
    CASE
        WHEN $measure::VARCHAR IN ('kind', 'volume', 'usage') THEN rate(numerator, denominator)
        WHEN counted > 0 OR left_out = 0 THEN coalesce(numerator, 0)
    END AS value,
    numerator,
    denominator,
    counted,
    left_out
FROM together
WHERE counted IS NOT NULL
    AND (column_key IS NULL OR coalesce($columns::VARCHAR, 'none') <> 'none')
    AND (column_key IS NOT NULL OR coalesce($columns::VARCHAR, 'none') NOT IN ('month', 'year'))
    AND (row_key IS NOT NULL OR coalesce($rows::VARCHAR, 'bureau') NOT IN ('month', 'year'))
ORDER BY row_key NULLS LAST, column_key NULLS LAST;
