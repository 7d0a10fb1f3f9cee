-- Scores (0–1) by 課 and field, beside the city's, told from every few people (docs/masking.md). Hidden groups have n
-- only; a field of one question is hidden for groups too small for it.
-- grain: one row per 課 (or per 部 with level = 'bureau', per 職位 with 'grade') and field
-- params: round VARCHAR, level VARCHAR {department bureau grade}
-- returns: bureau, department, field, n, median, masked, mean, city_median, city_mean, questions, field_order,
--   display_order
SELECT
    cells.bureau,
    CASE WHEN cells.level <> 'bureau' THEN cells.unit END AS department,
    cells.field,
    cells.n,
    cells.median,
    cells.masked,
    cells.mean,
    city.median AS city_median,
    city.mean AS city_mean,
    cells.questions,
    cells.field_order,
    cells.display_order
FROM shown.assessment_cell AS cells
JOIN shown.assessment_cell AS city
    ON city.kind = 'level' AND city.level = 'city' AND city.round = cells.round AND city.field = cells.field
WHERE cells.kind = 'level' AND cells.field <> '' AND cells.level = coalesce($level::VARCHAR, 'department')
    AND coalesce(cells.round = $round::VARCHAR, cells.is_latest)
ORDER BY cells.display_order NULLS LAST, cells.bureau NULLS FIRST, cells.unit, cells.field_order;
