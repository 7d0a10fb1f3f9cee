-- Change since the round before, of people who answered both, over the questions both asked; with its 95 % interval.
-- Hidden for groups too small for it (rounds: detailed_from). unmatched: people of the city who answered one round only.
-- grain: one row per group and field (NULL = total)
-- params: round VARCHAR
-- returns: level, bureau, unit, field, field_order, round_before, matched, unmatched, unmatched_before, questions,
--   change, change_low, change_high, masked
SELECT
    cells.level,
    cells.bureau,
    cells.unit,
    nullif(cells.field, '') AS field,
    cells.field_order,
    cells.round_before,
    cells.n AS matched,
    common.unmatched,
    common.unmatched_before,
    common.questions,
    cells.mean AS change,
    change_low(cells.mean, cells.sd, cells.n) AS change_low,
    change_high(cells.mean, cells.sd, cells.n) AS change_high,
    cells.masked
FROM shown.assessment_cell AS cells
JOIN shown.assessment_common AS common ON common.round = cells.round AND common.field = cells.field
WHERE cells.kind = 'change' AND coalesce(cells.round = $round::VARCHAR, cells.is_latest)
ORDER BY cells.level, cells.display_order NULLS LAST, cells.bureau NULLS FIRST, cells.unit,
    cells.field_order NULLS FIRST;
