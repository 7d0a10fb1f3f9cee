-- What the municipality tells of all its people together.
INSERT INTO shown.municipality_assessment
SELECT
    $municipality::VARCHAR,
    cells.round,
    rounds.held_on,
    cells.is_latest,
    cells.field,
    cells.masked,
    CASE WHEN NOT cells.masked THEN cells.n END,
    CASE WHEN NOT cells.masked THEN cells.mean END,
    CASE WHEN NOT cells.masked THEN cells.median END
FROM one.shown.assessment_cell AS cells
JOIN one.shown.assessment_round AS rounds ON rounds.round = cells.round
WHERE cells.kind = 'level' AND cells.level = 'city';
