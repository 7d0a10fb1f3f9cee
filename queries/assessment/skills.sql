-- Which skills to train first: people under the line, how far they are from it on average, and the two multiplied.
-- departments_few: 課 in which fewer than a step of people reach the line, of those that can be judged (fields only).
-- is_yes_no: all its answers were the lowest or the highest, so whoever is under the line is as far from it as can be.
-- grain: one row per field and per question of a round (the latest when NULL), the most needed first; line 0.5 when NULL
-- params: round VARCHAR, line DOUBLE {0.3 0.4 0.5 0.6 0.7 0.8 0.9}
-- returns: kind, field, question_no, skill, n, people, shortfall, weight, departments_few, departments,
--   is_yes_no
WITH counted AS (
    SELECT
        kind,
        round,
        skill,
        max(CASE WHEN level = 'city' THEN n END) AS n,
        max(CASE WHEN level = 'city' THEN people END) AS people,
        max(CASE WHEN level = 'city' THEN shortfall END) AS shortfall,
        count(*) FILTER (WHERE level = 'department' AND able_few) AS departments_few,
        count(*) FILTER (WHERE level = 'department' AND able_few IS NOT NULL) AS departments
    FROM shown.assessment_under
    WHERE coalesce(round = $round::VARCHAR, is_latest)
        AND line = coalesce(CAST($line::DOUBLE AS DECIMAL(2, 1)), 0.5)
    GROUP BY kind, round, skill
),
scales AS (
    SELECT items.field, items.question_no, bool_and(answers.score IN (0, 1)) AS is_yes_no
    FROM shown.assessment_answer AS answers
    JOIN shown.assessment_item AS items ON items.round = answers.round AND items.question_no = answers.question_no
    WHERE coalesce(answers.round = $round::VARCHAR, answers.is_latest)
    GROUP BY items.field, items.question_no
),
answered AS (
    SELECT 'question' AS kind, question_no AS skill, is_yes_no FROM scales
    UNION ALL
    SELECT 'field' AS kind, field AS skill, bool_and(is_yes_no) AS is_yes_no FROM scales GROUP BY field
)
SELECT
    counted.kind,
    coalesce(items.field, counted.skill) AS field,
    items.question_no,
    coalesce(items.question, counted.skill) AS skill,
    counted.n,
    counted.people,
    counted.shortfall,
    counted.people * counted.shortfall AS weight,
    counted.departments_few,
    counted.departments,
    answered.is_yes_no
FROM counted
LEFT JOIN answered ON answered.kind = counted.kind AND answered.skill = counted.skill
LEFT JOIN shown.assessment_item AS items
    ON counted.kind = 'question' AND items.round = counted.round AND items.question_no = counted.skill
ORDER BY weight DESC NULLS LAST, counted.kind, counted.skill;
