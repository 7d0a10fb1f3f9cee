-- 相談 up to a day (that of the last list of any kind when NULL), as they stood then, laid out by two of the things that are known
-- of them. row_key and column_key: NULL = all of them together, '' = nothing is said. value is NULL where nothing of it is known;
-- left_out: how many of those that should count are not known.
-- grain: one row per cell, and per row, column and the whole together
-- params: as_of DATE, year_begins BIGINT,
--   rows VARCHAR {bureau department field state asked_month asked_year},
--   columns VARCHAR {none bureau department field state asked_month asked_year},
--   measure VARCHAR {consultations open median_wait},
--   bureau VARCHAR[], department VARCHAR[], field VARCHAR[], state VARCHAR[], asked_month VARCHAR[],
--   asked_year VARCHAR[], wait_from BIGINT, wait_to BIGINT, search VARCHAR
-- returns: row_key, column_key, value, numerator, denominator, counted, left_out
WITH laid AS (
    SELECT
        CASE coalesce($rows::VARCHAR, 'bureau')
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'field' THEN field_said
            WHEN 'state' THEN state_said WHEN 'asked_month' THEN asked_month_said ELSE asked_year_said END AS row_key,
        CASE coalesce($columns::VARCHAR, 'none')
            WHEN 'none' THEN ''
            WHEN 'bureau' THEN bureau_said WHEN 'department' THEN department_said WHEN 'field' THEN field_said
            WHEN 'state' THEN state_said WHEN 'asked_month' THEN asked_month_said ELSE asked_year_said END AS column_key,
        explored_consultation_counts($measure::VARCHAR, is_open) AS belongs,
        CASE coalesce($measure::VARCHAR, 'consultations')
            WHEN 'open' THEN CASE WHEN is_open THEN 1 END
            WHEN 'median_wait' THEN open_days
            ELSE 1 END AS part
    FROM explored_consultations(coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports)), $year_begins::BIGINT,
        $bureau::VARCHAR[], $department::VARCHAR[], $field::VARCHAR[], $state::VARCHAR[], $asked_month::VARCHAR[],
        $asked_year::VARCHAR[], $wait_from::BIGINT, $wait_to::BIGINT, $search::VARCHAR)
),
together AS (
    SELECT
        row_key,
        column_key,
        count(part) FILTER (WHERE belongs) AS counted,
        count(*) FILTER (WHERE belongs AND part IS NULL) AS left_out,
        median(part) FILTER (WHERE belongs) AS middle
    FROM laid
    GROUP BY GROUPING SETS ((row_key, column_key), (row_key), (column_key), ())
    HAVING count(*) > 0
)
SELECT
    row_key,
    column_key,
    CASE WHEN $measure::VARCHAR = 'median_wait' THEN middle ELSE counted END AS value,
    counted AS numerator,
    CAST(NULL AS BIGINT) AS denominator,
    counted,
    left_out
FROM together
WHERE column_key IS NULL OR coalesce($columns::VARCHAR, 'none') <> 'none'
ORDER BY row_key NULLS LAST, column_key NULLS LAST;
