-- Scores (0–1) of the city by field, and how well its questions measure one thing (Cronbach's α, from 30 people on).
-- grain: one row per field of a round (the latest when NULL)
-- params: round VARCHAR
-- returns: field, questions, n, mean, p25, median, p75, alpha, alpha_low, alpha_high, masked
SELECT
    cells.field,
    cells.questions,
    cells.n,
    cells.mean,
    cells.p25,
    cells.median,
    cells.p75,
    CASE WHEN NOT cells.masked THEN alphas.alpha END AS alpha,
    CASE WHEN NOT cells.masked THEN alphas.alpha_low END AS alpha_low,
    CASE WHEN NOT cells.masked THEN alphas.alpha_high END AS alpha_high,
    cells.masked
FROM shown.assessment_cell AS cells
LEFT JOIN shown.assessment_alpha AS alphas ON alphas.round = cells.round AND alphas.field = cells.field
WHERE cells.kind = 'level' AND cells.level = 'city' AND cells.field <> ''
    AND coalesce(cells.round = $round::VARCHAR, cells.is_latest)
ORDER BY cells.field_order;
