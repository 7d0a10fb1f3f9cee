-- All that leaves `private` of people's scores: how they are told is the masking rule's second half (docs/masking.md).
--   1. Of a group's people in the order of their scores, one in every step_size people is read; which one is secret,
--      and drawn anew whenever anybody's score in the group changes. A count of people is thus never known to less
--      than a step, nor what one more or one fewer has done to it.
--   2. Every figure of the アセスメント is made of these steps (60_shown.sql), a 部's of those of its parts.

-- What is scored of whom in which group. A single question, be it of a field of several or a field by itself, has too few
-- steps for 課: it is told of 部. What else is told of 部 is put together from their parts.
-- grain: one row per kind, round, group, skill and person; score is NULL where too little was answered; content is what
--   the secret place hangs on
CREATE TABLE private.assessment_told AS
WITH groups AS (
    SELECT kind, round, person_id, person, level, bureau, unit, TRUE AS is_own FROM private.assessment_place
    UNION ALL
    SELECT place.kind, place.round, place.person_id, place.person, 'grade', NULL, place.grade, TRUE
    FROM private.assessment_place AS place
    JOIN private.assessment_parting AS parting ON parting.kind = place.kind AND parting.round = place.round
    WHERE parting.are_grades_told AND place.grade IS NOT NULL
    UNION ALL
    SELECT place.kind, place.round, place.person_id, place.person, 'city', NULL, '全庁', parting.is_city_told
    FROM private.assessment_place AS place
    JOIN private.assessment_parting AS parting ON parting.kind = place.kind AND parting.round = place.round
),
of_bureaus AS (
    SELECT place.kind, place.round, place.person_id, place.person,
        CASE WHEN place.bureau IS NULL THEN 'rest' ELSE 'bureau' END AS level, place.bureau, place.bureau AS unit,
        TRUE AS is_own
    FROM private.assessment_place AS place
    UNION ALL
    SELECT place.kind, place.round, place.person_id, place.person, 'city', NULL, '全庁',
        parting.is_city_told AND parting.is_city_told_beside_bureaus
    FROM private.assessment_place AS place
    JOIN private.assessment_parting AS parting ON parting.kind = place.kind AND parting.round = place.round
),
fields AS (
    SELECT DISTINCT measures.kind, measures.round, measures.field, coalesce(staged.questions = 1, FALSE) AS is_single
    FROM private.assessment_measure AS measures
    LEFT JOIN staging.assessment_field AS staged
        ON staged.round = measures.round AND staged.field = measures.field
),
by_field AS (
    SELECT groups.*, fields.field
    FROM groups
    JOIN fields ON fields.kind = groups.kind AND fields.round = groups.round
    JOIN private.assessment_parting AS parting ON parting.kind = groups.kind AND parting.round = groups.round
    WHERE NOT fields.is_single OR (groups.level = 'grade' AND parting.are_grades_told_beside_bureaus)
    UNION ALL
    SELECT of_bureaus.*, fields.field
    FROM of_bureaus
    JOIN fields ON fields.kind = of_bureaus.kind AND fields.round = of_bureaus.round AND fields.is_single
)
SELECT by_field.kind, by_field.round, by_field.level, by_field.bureau, by_field.unit, 'field' AS skill_kind,
    by_field.field AS skill, by_field.person, measures.score, CAST(NULL AS VARCHAR) AS missing,
    concat_ws(':', by_field.person, score_text(measures.score)) AS content
FROM by_field
LEFT JOIN private.assessment_measure AS measures
    ON measures.kind = by_field.kind AND measures.round = by_field.round AND measures.person_id = by_field.person_id
    AND measures.field = by_field.field
WHERE by_field.is_own
UNION ALL
SELECT 'level', of_bureaus.round, of_bureaus.level, of_bureaus.bureau, of_bureaus.unit, 'question', scores.question_no,
    of_bureaus.person, scores.score, scores.missing,
    -- A question that is a field by itself is told as the field is.
    concat_ws(':', of_bureaus.person, score_text(scores.score), CASE WHEN fields.questions > 1 THEN scores.missing END)
FROM of_bureaus
JOIN private.assessment_score AS scores
    ON scores.round = of_bureaus.round AND scores.person_id = of_bureaus.person_id
JOIN staging.assessment_field AS fields ON fields.round = scores.round AND fields.field = scores.field
WHERE of_bureaus.is_own AND of_bureaus.kind = 'level';

-- grain: one row per kind, round, group, skill (a field, '' the total, or a question) and step, the lowest first;
--   score (to 0.01) is that of the one who was read, NULL where there is none, missing then says why, of a question;
--   people is the size of the step
CREATE TABLE shown.assessment_step AS
WITH ordered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY kind, round, level, bureau, unit, skill_kind, skill ORDER BY score NULLS LAST, missing, person
        ) - 1 AS place
    FROM private.assessment_told
),
secrets AS (
    SELECT
        kind, round, level, bureau, unit, skill_kind, skill,
        sha256(string_agg(content, ',' ORDER BY person)) AS content,
        count(*) AS people,
        count(*) // step_size((SELECT masking_k FROM meta.settings)) AS steps
    FROM private.assessment_told
    GROUP BY kind, round, level, bureau, unit, skill_kind, skill
),
steps AS (
    SELECT
        *, step * people // steps AS start, (step + 1) * people // steps AS stop,
        secret_place(concat_ws('/', content, step // 2)) AS place
    FROM (SELECT *, unnest(range(steps)) AS step FROM secrets)
    WHERE people >= (SELECT masking_k FROM meta.settings)
)
SELECT
    steps.kind, steps.round, steps.level, steps.bureau, steps.unit, steps.skill_kind, steps.skill, steps.step,
    round(ordered.score, 2) AS score,
    ordered.missing,
    steps.stop - steps.start AS people
FROM steps
JOIN ordered
    ON ordered.kind = steps.kind AND ordered.round = steps.round AND ordered.level = steps.level
    AND ordered.bureau IS NOT DISTINCT FROM steps.bureau AND ordered.unit IS NOT DISTINCT FROM steps.unit
    AND ordered.skill_kind = steps.skill_kind AND ordered.skill = steps.skill
    AND ordered.place = read_at(steps.step, steps.start, steps.stop, steps.place);

-- 部 are the sum of their parts, and so is the city where it is not told by itself.
INSERT INTO shown.assessment_step
WITH parts AS (
    SELECT * FROM shown.assessment_step WHERE skill_kind = 'field' AND level IN ('bureau', 'department', 'rest')
),
sums AS (
    SELECT kind, round, 'bureau' AS level, bureau, bureau AS unit, skill_kind, skill, step, score, missing, people
    FROM parts
    WHERE bureau IS NOT NULL AND level <> 'bureau'
    UNION ALL
    SELECT kind, round, 'city', NULL, '全庁', skill_kind, skill, step, score, missing, people
    FROM parts
    WHERE NOT EXISTS (
        SELECT 1 FROM shown.assessment_step AS own
        WHERE own.kind = parts.kind AND own.round = parts.round AND own.level = 'city'
            AND own.skill_kind = 'field' AND own.skill = parts.skill)
)
SELECT
    kind, round, level, bureau, unit, skill_kind, skill,
    row_number() OVER (
        PARTITION BY kind, round, level, bureau, unit, skill ORDER BY score NULLS LAST, people, step) - 1 AS step,
    score, missing, people
FROM sums;
