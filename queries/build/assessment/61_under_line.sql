-- 研修計画: how many people fall under a line in a skill (a field or a question), by the steps of 52_released.sql.
-- grain: one row per round, skill, line and group; level 'rest' is what is left of a 部 (or, bureau NULL, of the city)
CREATE TABLE shown.assessment_under AS
WITH lines AS (SELECT unnest([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) AS line)
SELECT
    steps.skill_kind AS kind,
    steps.round,
    rounds.is_latest,
    steps.skill,
    lines.line,
    steps.level,
    steps.bureau,
    CASE WHEN steps.level = 'department' THEN steps.unit END AS department,
    CAST(sum(steps.people) AS BIGINT) AS n,
    CAST(coalesce(sum(steps.people) FILTER (WHERE steps.score < lines.line), 0) AS BIGINT) AS people,
    round(sum(steps.people * (lines.line - steps.score)) FILTER (WHERE steps.score < lines.line)
        / sum(steps.people) FILTER (WHERE steps.score < lines.line), 9) AS shortfall,
    CASE WHEN steps.level = 'department' THEN coalesce(bool_and(steps.score < lines.line), FALSE) END AS able_few
FROM shown.assessment_step AS steps
JOIN staging.assessment_round AS rounds ON rounds.round = steps.round
CROSS JOIN lines
WHERE steps.kind = 'level' AND steps.level <> 'grade' AND steps.skill <> '' AND steps.score IS NOT NULL
GROUP BY steps.skill_kind, steps.round, rounds.is_latest, steps.skill, lines.line, steps.level, steps.bureau, steps.unit;
