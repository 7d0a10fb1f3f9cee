-- Total scores (0–1) of the city, every 部, 課 and 職位 in one round (the latest when NULL), and who answered.
-- Quartiles are given for groups large enough for them (rounds: detailed_from).
-- grain: one row per group; level is city, bureau, department or grade
-- params: round VARCHAR
-- returns: level, bureau, unit, display_order, headcount, respondents, response_rate, n, mean, p25, median, p75, masked
SELECT
    level,
    bureau,
    unit,
    display_order,
    headcount,
    respondents,
    rate(respondents, headcount) AS response_rate,
    n,
    mean,
    p25,
    median,
    p75,
    masked
FROM shown.assessment_cell
WHERE kind = 'level' AND field = '' AND coalesce(round = $round::VARCHAR, is_latest)
ORDER BY level, display_order NULLS LAST, bureau NULLS FIRST, unit;
