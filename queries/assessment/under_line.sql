-- How many people are under a line in one skill (a field, or a question by its number: city and 部 only), told in steps
-- of half the threshold k. able_few: of this 課 fewer than a step reach the line. rest = groups that may not be shown,
-- together.
-- grain: one row per group of one round, skill and line (the latest round, the first field, 0.5 when NULL)
-- params: round VARCHAR, field VARCHAR, question_no VARCHAR, line DOUBLE {0.3 0.4 0.5 0.6 0.7 0.8 0.9}
-- returns: level, bureau, department, n, people, shortfall, able_few, display_order
WITH wanted AS (
    SELECT
        coalesce($round::VARCHAR, (SELECT max(round) FROM shown.assessment_round WHERE is_latest)) AS round,
        CASE WHEN $question_no::VARCHAR IS NULL THEN 'field' ELSE 'question' END AS kind,
        coalesce($question_no::VARCHAR, $field::VARCHAR,
            (SELECT min_by(field, field_order) FROM shown.assessment_cell WHERE is_latest AND field <> '')) AS skill
)
SELECT
    under.level,
    under.bureau,
    under.department,
    under.n,
    under.people,
    under.shortfall,
    under.able_few,
    department.display_order
FROM shown.assessment_under AS under
JOIN wanted ON wanted.round = under.round AND wanted.kind = under.kind AND wanted.skill = under.skill
LEFT JOIN marts.department AS department ON department.department = under.department
WHERE under.line = coalesce(CAST($line::DOUBLE AS DECIMAL(2, 1)), 0.5)
ORDER BY under.level, department.display_order NULLS LAST, under.bureau NULLS LAST, under.department;
