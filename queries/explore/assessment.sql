-- スキルアセスメント as it is told of every 課, 部 or 職位, by field or by round: no figure is made of others, so nothing that is
-- hidden can be found from what is shown (docs/masking.md). row_key NULL = the city as it is told, column_key NULL = all fields as they
-- are told together. value is NULL and left_out 1 where a group is hidden.
-- grain: one row per group, and field or round; and of the city
-- params: rows VARCHAR {department bureau grade}, columns VARCHAR {none field round},
--   measure VARCHAR {mean answers response_rate}, bureau VARCHAR[], department VARCHAR[]
-- returns: row_key, column_key, value, numerator, denominator, counted, left_out
SELECT
    CASE WHEN level <> 'city' THEN unit END AS row_key,
    CASE $columns::VARCHAR WHEN 'field' THEN nullif(field, '') WHEN 'round' THEN round END AS column_key,
    CASE coalesce($measure::VARCHAR, 'mean')
        WHEN 'answers' THEN respondents
        WHEN 'response_rate' THEN rate(respondents, headcount)
        ELSE mean END AS value,
    CASE WHEN $measure::VARCHAR IN ('answers', 'response_rate') THEN respondents END AS numerator,
    CASE WHEN $measure::VARCHAR = 'response_rate' THEN headcount END AS denominator,
    n AS counted,
    CAST(coalesce($measure::VARCHAR, 'mean') = 'mean' AND mean IS NULL AS BIGINT) AS left_out
FROM shown.assessment_cell
WHERE kind = 'level'
    AND level IN ('city', coalesce($rows::VARCHAR, 'department'))
    AND (is_latest OR coalesce($columns::VARCHAR, 'none') = 'round')
    AND (field = '' OR (coalesce($columns::VARCHAR, 'none') = 'field' AND coalesce($measure::VARCHAR, 'mean') = 'mean'))
    AND (level = 'city' OR (
        ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], unit))))
ORDER BY row_key NULLS LAST, column_key NULLS LAST;
