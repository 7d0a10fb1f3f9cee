-- Scores of single people, and figures of groups of any size. Nothing here may be shown: see 60_shown.sql.

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
--   A change is that since the round before, over the questions that both rounds asked, of people who answered both;
--   only_in says in which of them (now, before) somebody answered who did not answer both.
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
SELECT 'level' AS kind, round, person_id, field, score, NULL AS only_in
FROM level
WHERE score IS NOT NULL
UNION ALL
SELECT 'change', round, person_id, field,
    max(CASE WHEN is_now THEN score END) - max(CASE WHEN NOT is_now THEN score END),
    CASE WHEN count(*) < 2 THEN max(CASE WHEN is_now THEN 'now' ELSE 'before' END) END
FROM common
WHERE score IS NOT NULL
GROUP BY round, person_id, field;

-- Which groups a person belongs to: the city, the 部, the 課, the 職位 – as of the round, and for those who are only in
-- the round before, as of that. Groups are fixed: no figure is ever made for a selection, so selections cannot be
-- subtracted from each other.
-- grain: one row per round, person and level; unit is NULL where it is not known
CREATE TABLE private.assessment_member AS
WITH placed AS (
    SELECT
        people.round,
        people.person_id,
        coalesce(today.today, people.department_then) AS department,
        people.bureau_then,
        people.grade
    FROM staging.assessment_person AS people
    LEFT JOIN staging.department_today AS today
        ON today.department = people.department_then AND today.branches = 1
),
homes AS (
    SELECT placed.round, placed.person_id, placed.department, coalesce(department.bureau, placed.bureau_then) AS bureau,
        placed.grade
    FROM placed
    LEFT JOIN marts.department AS department ON department.department = placed.department
),
both_rounds AS (
    SELECT round, person_id, department, bureau, grade, TRUE AS is_now FROM homes
    UNION ALL
    SELECT rounds.round, homes.person_id, homes.department, homes.bureau, homes.grade, FALSE
    FROM homes
    JOIN staging.assessment_round AS rounds ON rounds.round_before = homes.round
    WHERE NOT EXISTS (
        SELECT 1 FROM homes AS now WHERE now.round = rounds.round AND now.person_id = homes.person_id)
)
SELECT round, person_id, is_now, 'city' AS level, NULL AS bureau, '全庁' AS unit FROM both_rounds
UNION ALL
SELECT round, person_id, is_now, 'bureau', bureau, bureau FROM both_rounds
UNION ALL
SELECT round, person_id, is_now, 'department', bureau, department FROM both_rounds
UNION ALL
SELECT round, person_id, is_now, 'grade', NULL, grade FROM both_rounds;

-- Below the city, a change is made only for fields of several questions, and a mean only for those of one (正答率):
-- medians cannot be added and subtracted, and the few who answered only one of two rounds are not what is left when
-- means of both rounds and their change are put together. unmatched (city only) counts these few.
-- grain: one row per kind, round, group and field ('' = total)
CREATE TABLE private.assessment_cell AS
WITH grouped AS (
    SELECT
        measures.kind,
        measures.round,
        members.level,
        members.bureau,
        members.unit,
        measures.field,
        count(score) AS n,
        count(*) FILTER (WHERE measures.only_in = 'now') AS unmatched,
        count(*) FILTER (WHERE measures.only_in = 'before') AS unmatched_before,
        round(avg(score), 9) AS mean,
        stddev_samp(score) AS sd,
        round(quantile_cont(score, 0.25), 9) AS p25,
        round(quantile_cont(score, 0.5), 9) AS median,
        round(quantile_cont(score, 0.75), 9) AS p75,
        round(min(score), 9) AS lowest,
        round(max(score), 9) AS highest
    FROM private.assessment_measure AS measures
    JOIN private.assessment_member AS members
        ON members.round = measures.round AND members.person_id = measures.person_id
    WHERE measures.kind = 'change' OR members.is_now
    GROUP BY measures.kind, measures.round, members.level, members.bureau, members.unit, measures.field
)
SELECT
    grouped.kind, grouped.round, grouped.level, grouped.bureau, grouped.unit, grouped.field, grouped.n,
    grouped.unmatched, grouped.unmatched_before,
    CASE WHEN grouped.level = 'city' OR grouped.kind = 'change' OR fields.questions = 1 THEN grouped.mean END AS mean,
    grouped.sd, grouped.p25, grouped.median, grouped.p75, grouped.lowest, grouped.highest
FROM grouped
LEFT JOIN staging.assessment_field AS fields ON fields.round = grouped.round AND fields.field = grouped.field
WHERE grouped.level = 'city' OR grouped.kind = 'level' OR fields.questions > 1;
