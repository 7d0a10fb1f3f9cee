-- 研修計画: how many people fall under a line in a skill (a field or a question). Counts below the city are coarse
-- (coarse_count), those of a 部 are the sum of what is shown of its parts, and so say nothing more; groups that may not
-- be shown are counted together where they are k people or more. The city's own count is exact; should it, put beside
-- the coarse ones, leave no doubt about one of them, these are not given.
-- grain: one row per round, skill, line and group; level 'rest' is what is left of a 部 (or, bureau NULL, of the city)
CREATE TABLE shown.assessment_under AS
WITH skills AS (
    SELECT 'field' AS kind, measures.round, measures.person_id, measures.field AS skill, measures.score
    FROM private.assessment_measure AS measures
    JOIN shown.assessment_cell AS city
        ON city.kind = 'level' AND city.level = 'city' AND city.round = measures.round AND city.field = measures.field
    WHERE measures.kind = 'level' AND measures.field <> '' AND NOT city.masked
    UNION ALL
    SELECT 'question', scores.round, scores.person_id, scores.question_no, scores.score
    FROM private.assessment_score AS scores
    JOIN shown.assessment_item AS items ON items.round = scores.round AND items.question_no = scores.question_no
    WHERE scores.score IS NOT NULL AND NOT items.masked
),
lines AS (SELECT unnest([0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) AS line),
visible AS (
    SELECT round, level, bureau, unit
    FROM shown.assessment_cell
    WHERE kind = 'level' AND field = '' AND NOT masked
),
by_department AS (
    SELECT
        skills.kind, skills.round, skills.skill, lines.line,
        members.bureau,
        members.unit AS department,
        count(*) AS n,
        count(*) FILTER (WHERE round(skills.score, 9) < lines.line) AS people,
        sum(CASE WHEN round(skills.score, 9) < lines.line THEN lines.line - skills.score END) AS shortfall
    FROM skills
    JOIN private.assessment_member AS members
        ON members.round = skills.round AND members.person_id = skills.person_id
        AND members.level = 'department' AND members.is_now
    CROSS JOIN lines
    GROUP BY skills.kind, skills.round, skills.skill, lines.line, members.bureau, members.unit
),
-- Where each 課 is counted: by itself, else with the rest of its 部, else with the rest of the city.
homes AS (
    SELECT
        counts.*,
        department.unit IS NOT NULL AND counts.n >= (SELECT masking_k FROM meta.settings) AS is_own,
        bureau.unit IS NOT NULL AND sum(counts.n) FILTER (
            WHERE department.unit IS NULL OR counts.n < (SELECT masking_k FROM meta.settings))
            OVER (PARTITION BY counts.kind, counts.round, counts.skill, counts.line, counts.bureau)
            >= (SELECT masking_k FROM meta.settings) AS is_with_bureau
    FROM by_department AS counts
    LEFT JOIN visible AS department
        ON department.round = counts.round AND department.level = 'department'
        AND department.unit = counts.department AND department.bureau IS NOT DISTINCT FROM counts.bureau
    LEFT JOIN visible AS bureau
        ON bureau.round = counts.round AND bureau.level = 'bureau' AND bureau.unit = counts.bureau
),
leaves AS (
    SELECT
        kind, round, skill, line,
        CASE WHEN is_own THEN 'department' ELSE 'rest' END AS level,
        CASE WHEN is_own OR is_with_bureau THEN bureau END AS bureau,
        CASE WHEN is_own THEN department END AS department,
        CAST(sum(n) AS BIGINT) AS n,
        CAST(sum(people) AS BIGINT) AS people
    FROM homes
    GROUP BY ALL
    HAVING sum(n) >= (SELECT masking_k FROM meta.settings)
),
city AS (
    SELECT
        kind, round, skill, line,
        CAST(sum(n) AS BIGINT) AS n,
        CAST(sum(people) AS BIGINT) AS people,
        CASE WHEN sum(people) >= (SELECT masking_k FROM meta.settings)
            THEN round(sum(shortfall) / sum(people), 9) END AS shortfall
    FROM by_department
    GROUP BY kind, round, skill, line
    HAVING sum(n) >= (SELECT masking_k FROM meta.settings)
),
sure AS (
    SELECT kind, round, skill, line, sum(slack_above(people, n)) > 0 AND sum(slack_below(people, n)) > 0 AS is_safe
    FROM leaves
    GROUP BY kind, round, skill, line
),
coarse AS (
    SELECT
        leaves.kind, leaves.round, leaves.skill, leaves.line, leaves.level, leaves.bureau, leaves.department, leaves.n,
        CASE WHEN sure.is_safe THEN coarse_count(leaves.people, leaves.n) END AS people,
        CASE WHEN sure.is_safe THEN leaves.n - leaves.people <= 2 END AS able_few
    FROM leaves
    JOIN sure USING (kind, round, skill, line)
),
every_level AS (
    SELECT kind, round, skill, line, 'city' AS level, NULL AS bureau, NULL AS department, n, people, shortfall,
        NULL AS able_few
    FROM city
    UNION ALL
    SELECT kind, round, skill, line, 'bureau', bureau, NULL, CAST(sum(n) AS BIGINT), CAST(sum(people) AS BIGINT), NULL,
        NULL
    FROM coarse
    WHERE bureau IS NOT NULL
    GROUP BY kind, round, skill, line, bureau
    UNION ALL
    SELECT kind, round, skill, line, level, bureau, department, n, people, NULL, able_few FROM coarse
)
SELECT every_level.*, rounds.is_latest
FROM every_level
JOIN staging.assessment_round AS rounds ON rounds.round = every_level.round;
