-- 取組 laid out by two of the things that are known of them, on one 基準日 (the last on or before as_of); where one is a month or
-- a 年度, day by day: over days nothing is added up. row_key and column_key: NULL = all of them together, '' = nothing is said.
-- value is NULL where nothing of it is known; left_out: how many of those that should count are not known.
-- grain: one row per cell, and per row, column and the whole together
-- params: as_of DATE, since DATE, year_begins BIGINT,
--   rows VARCHAR {bureau department pillar theme state reported reason agrees month year},
--   columns VARCHAR {none bureau department pillar theme state reported reason agrees month year},
--   measure VARCHAR {initiatives late median_slip median_delay longest_delay},
--   bureau VARCHAR[], department VARCHAR[], pillar VARCHAR[], theme VARCHAR[], state VARCHAR[], reported VARCHAR[],
--   reason VARCHAR[], agrees VARCHAR[], slip_from BIGINT, slip_to BIGINT, search VARCHAR
-- returns: row_key, column_key, value, numerator, denominator, counted, left_out
WITH laid AS (
    SELECT
        CASE coalesce($rows::VARCHAR, 'bureau')
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'pillar' THEN pillar_said
            WHEN 'theme' THEN theme_said WHEN 'state' THEN state_said WHEN 'reported' THEN reported_said
            WHEN 'reason' THEN reason_said WHEN 'agrees' THEN agrees_said WHEN 'month' THEN month_said ELSE year_said END AS row_key,
        CASE coalesce($columns::VARCHAR, 'none')
            WHEN 'none' THEN ''
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'pillar' THEN pillar_said
            WHEN 'theme' THEN theme_said WHEN 'state' THEN state_said WHEN 'reported' THEN reported_said
            WHEN 'reason' THEN reason_said WHEN 'agrees' THEN agrees_said WHEN 'month' THEN month_said ELSE year_said END AS column_key,
        explored_initiative_counts($measure::VARCHAR, computed_state) AS belongs,
        CASE coalesce($measure::VARCHAR, 'initiatives')
            WHEN 'median_slip' THEN slip_days
            WHEN 'median_delay' THEN delay
            WHEN 'longest_delay' THEN delay
            ELSE 1 END AS part
    FROM explored_initiatives($bureau::VARCHAR[], $department::VARCHAR[], $pillar::VARCHAR[], $theme::VARCHAR[],
        $state::VARCHAR[], $reported::VARCHAR[], $reason::VARCHAR[], $agrees::VARCHAR[], $slip_from::BIGINT,
        $slip_to::BIGINT, $search::VARCHAR) AS listed
    JOIN explored_days('roadmap', $as_of::DATE, $since::DATE, $rows::VARCHAR, $columns::VARCHAR,
        $year_begins::BIGINT) AS days
        ON days.as_of = listed.as_of
),
together AS (
    SELECT
        row_key,
        column_key,
        count(part) FILTER (WHERE belongs) AS counted,
        count(*) FILTER (WHERE belongs AND part IS NULL) AS left_out,
        median(part) FILTER (WHERE belongs) AS middle,
        max(part) FILTER (WHERE belongs) AS longest
    FROM laid
    GROUP BY GROUPING SETS ((row_key, column_key), (row_key), (column_key), ())
    HAVING count(*) > 0
)
SELECT
    row_key,
    column_key,
    CASE
        WHEN coalesce($measure::VARCHAR, 'initiatives') IN ('initiatives', 'late') THEN counted
        WHEN $measure::VARCHAR = 'longest_delay' THEN longest
        ELSE middle END AS value,
    counted AS numerator,
    CAST(NULL AS BIGINT) AS denominator,
    counted,
    left_out
FROM together
WHERE (column_key IS NULL OR coalesce($columns::VARCHAR, 'none') <> 'none')
    AND (column_key IS NOT NULL OR coalesce($columns::VARCHAR, 'none') NOT IN ('month', 'year'))
    AND (row_key IS NOT NULL OR coalesce($rows::VARCHAR, 'bureau') NOT IN ('month', 'year'))
ORDER BY row_key NULLS LAST, column_key NULLS LAST;
