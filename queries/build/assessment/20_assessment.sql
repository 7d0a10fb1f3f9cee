-- Who answered in which round: of several answers of one person the latest counts.
-- grain: one row per person and round; person_id is the same in all rounds
CREATE TABLE staging.assessment_person AS
WITH sent AS (
    SELECT
        import_id, rows_sha256, sheet, "row", round, person,
        max(held_on) AS held_on,
        max(answered_on) AS answered_on,
        any_value(bureau_text) AS bureau_text,
        any_value(department_text) AS department_text,
        any_value(department_then) AS department_then,
        any_value(bureau_then) AS bureau_then,
        any_value(grade) AS grade
    FROM raw.assessment
    WHERE is_in_force
    GROUP BY import_id, rows_sha256, sheet, "row", round, person
)
SELECT *, dense_rank() OVER (ORDER BY person) AS person_id
FROM sent
QUALIFY row_number() OVER (
    PARTITION BY round, person ORDER BY answered_on DESC NULLS LAST, import_id DESC, "row" DESC, sheet) = 1;

-- The rounds in their order, each with the one before it.
-- grain: one row per round
CREATE TABLE staging.assessment_round AS
SELECT
    round,
    max(held_on) AS held_on,
    lag(round) OVER (ORDER BY max(held_on), round) AS round_before,
    row_number() OVER (ORDER BY max(held_on) DESC, round DESC) = 1 AS is_latest
FROM staging.assessment_person
GROUP BY round;

-- The questions of every round: those of its 設問一覧 (its own, else the one for all rounds), and those that only the
-- answers name. Only questions that somebody answered count.
-- grain: one row per round and question; question_key is the same where two rounds ask the same
CREATE TABLE staging.assessment_question AS
WITH lists AS (
    SELECT *, row_number() OVER (PARTITION BY import_id ORDER BY sheet, "row") AS listed
    FROM raw.assessment_questions
    QUALIFY is_in_force
),
own AS (
    SELECT DISTINCT round FROM lists WHERE round IS NOT NULL
),
of_round AS (
    SELECT rounds.round AS of_round, lists.*
    FROM staging.assessment_round AS rounds
    LEFT JOIN own ON own.round = rounds.round
    JOIN lists ON lists.round IS NOT DISTINCT FROM own.round
),
asked AS (
    SELECT
        answers.round,
        answers.question_no,
        any_value(answers.question) AS question,
        any_value(answers.scale_min) AS scale_min,
        any_value(answers.scale_max) AS scale_max,
        try_cast(answers.question_no AS BIGINT) AS numbered
    FROM raw.assessment_rows AS answers
    WHERE answers.missing IS NULL
    GROUP BY answers.round, answers.question_no
)
SELECT
    asked.round,
    asked.question_no,
    coalesce(of_round.field, '（分野なし）') AS field,
    coalesce(of_round.question, asked.question, asked.question_no) AS question,
    coalesce(regexp_replace(coalesce(of_round.question, asked.question), '[\s　、。，．「」]', '', 'g'),
        asked.question_no) AS question_key,
    coalesce(of_round.scale_min, asked.scale_min) AS scale_min,
    coalesce(of_round.scale_max, asked.scale_max) AS scale_max,
    coalesce(of_round.reverse, FALSE) AS is_reversed,
    of_round.blank_rule,
    of_round.dont_know_rule,
    row_number() OVER (
        PARTITION BY asked.round ORDER BY of_round.listed NULLS LAST, asked.numbered NULLS LAST, asked.question_no)
        AS question_order
FROM asked
LEFT JOIN of_round ON of_round.of_round = asked.round AND of_round.question_no = asked.question_no;

-- The fields of every round. A field of one question may have everybody alike in a 課 without the others having it, so
-- it is hidden for itself, and because a single gap in a row could be filled in from the total, the smallest other
-- field goes with it: together they are block 2, all else is block 1.
-- grain: one row per round and field
CREATE TABLE staging.assessment_field AS
WITH fields AS (
    SELECT round, field, count(*) AS questions, min(question_order) AS first_question
    FROM staging.assessment_question
    GROUP BY round, field
),
ranked AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY round ORDER BY first_question) AS field_order,
        count(*) OVER (PARTITION BY round) AS fields,
        count(*) FILTER (WHERE questions = 1) OVER (PARTITION BY round) AS singles,
        row_number() OVER (PARTITION BY round ORDER BY questions, first_question) AS from_smallest
    FROM fields
)
SELECT
    round, field, questions, field_order,
    CASE WHEN singles > 0 AND fields > 1 AND from_smallest <= greatest(singles, 2) THEN 2 ELSE 1 END AS block
FROM ranked;
