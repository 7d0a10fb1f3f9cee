-- Scores of single people. Nothing here may be shown: see 52_released.sql.

-- grain: one row per person, round and question; score is NULL where nothing counts
CREATE TABLE private.assessment_score AS
SELECT
    people.round,
    people.person_id,
    questions.question_no,
    questions.question_key,
    questions.field,
    coalesce(
        unanswered_score(answers.missing, questions.blank_rule, questions.dont_know_rule),
        item_score(answers."position", 0, 1, questions.is_reversed),
        item_score(answers.answer, questions.scale_min, questions.scale_max, questions.is_reversed)) AS score,
    answers.missing,
    answers.answer_text
FROM staging.assessment_person AS people
JOIN raw.assessment_rows AS answers
    ON answers.rows_sha256 = people.rows_sha256
    AND answers.sheet = people.sheet
    AND answers."row" = people."row"
    AND answers.round = people.round
JOIN staging.assessment_question AS questions
    ON questions.round = answers.round AND questions.question_no = answers.question_no;

-- grain: one row per question that a round and the one before both asked, by its wording
CREATE TABLE private.assessment_pair AS
SELECT now.round, now.question_no, before.round AS round_before, before.question_no AS question_before, now.field
FROM staging.assessment_question AS now
JOIN staging.assessment_round AS rounds ON rounds.round = now.round
JOIN staging.assessment_question AS before
    ON before.round = rounds.round_before AND before.question_key = now.question_key;

-- The scores that figures are made of. A field's score is the mean of its answered questions, the total that of all
-- questions (not of the fields); at least half must be answered.
-- grain: one row per kind ('level' or 'change'), person, round and field; field '' is the total.
--   A change is that since the round before, over the questions that both rounds asked, of people who answered both.
--   Rounded: a sum's last bit hangs on the order in which threads deliver, and the secret places hang on the scores.
CREATE TABLE private.assessment_measure AS
WITH level AS (
    SELECT round, person_id, coalesce(field, '') AS field,
        completed_mean(sum(score), count(score), count(*)) AS score
    FROM private.assessment_score
    GROUP BY GROUPING SETS ((round, person_id, field), (round, person_id))
),
sides AS (
    SELECT round, field, round AS asked_in, question_no, TRUE AS is_now FROM private.assessment_pair
    UNION ALL
    SELECT round, field, round_before, question_before, FALSE FROM private.assessment_pair
),
common AS (
    SELECT sides.round, scores.person_id, coalesce(sides.field, '') AS field, sides.is_now,
        completed_mean(sum(score), count(score), count(*)) AS score
    FROM sides
    JOIN private.assessment_score AS scores
        ON scores.round = sides.asked_in AND scores.question_no = sides.question_no
    GROUP BY GROUPING SETS (
        (sides.round, scores.person_id, sides.is_now, sides.field), (sides.round, scores.person_id, sides.is_now))
)
SELECT 'level' AS kind, round, person_id, field, round(score, 9) AS score
FROM level
WHERE score IS NOT NULL
UNION ALL
SELECT 'change', round, person_id, field,
    round(max(CASE WHEN is_now THEN score END) - max(CASE WHEN NOT is_now THEN score END), 9)
FROM common
WHERE score IS NOT NULL
GROUP BY round, person_id, field
HAVING count(*) = 2;

-- Where everybody belongs who answered a round ('level'), or it and the one before ('change').
-- grain: one row per kind, round and person; 部, 課 and 職位 are NULL where they are not known
CREATE TABLE private.assessment_home AS
WITH homes AS (
    SELECT
        people.round,
        people.person_id,
        people.person,
        coalesce(department.bureau, people.bureau_then) AS bureau,
        coalesce(today.today, people.department_then) AS department,
        people.grade
    FROM staging.assessment_person AS people
    LEFT JOIN staging.department_today AS today
        ON today.department = people.department_then AND today.branches = 1
    LEFT JOIN marts.department AS department
        ON department.department = coalesce(today.today, people.department_then)
)
SELECT 'level' AS kind, homes.* FROM homes
UNION ALL
SELECT 'change', homes.*
FROM homes
JOIN staging.assessment_round AS rounds ON rounds.round = homes.round
JOIN homes AS before ON before.round = rounds.round_before AND before.person_id = homes.person_id;
