-- What the answers of スキルアセスメント may read: figures that the masking rule lets through, NULL where it does not.

-- grain: one row per round
CREATE TABLE shown.assessment_round AS
SELECT
    rounds.round,
    rounds.held_on,
    rounds.round_before,
    rounds.is_latest,
    (SELECT count(*) FROM staging.assessment_question AS asked WHERE asked.round = rounds.round) AS questions,
    (SELECT count(*) FROM staging.assessment_field AS fields WHERE fields.round = rounds.round) AS fields,
    (SELECT masking_k FROM meta.settings) AS masking_k
FROM staging.assessment_round AS rounds;

-- Groups and fields. Fields hidden for a group have no figures; how many answered is no secret.
-- grain: one row per kind ('level' or 'change'), round, group and field ('' = total)
CREATE TABLE shown.assessment_cell AS
WITH headcounts AS (
    SELECT 'department' AS level, bureau, department AS unit, headcount, display_order
    FROM marts.department
    WHERE valid_to IS NULL OR valid_to >= (SELECT max(held_on) FROM staging.assessment_round)
),
expected AS (
    SELECT * FROM headcounts
    UNION ALL
    SELECT 'bureau', bureau, bureau, CASE WHEN bool_and(headcount IS NOT NULL) THEN sum(headcount) END,
        min(display_order)
    FROM headcounts
    GROUP BY bureau
    UNION ALL
    SELECT 'city', NULL, '全庁', CASE WHEN bool_and(headcount IS NOT NULL) THEN sum(headcount) END, 0
    FROM headcounts
),
people AS (
    SELECT round, level, bureau, unit, count(*) AS respondents
    FROM private.assessment_member
    WHERE is_now
    GROUP BY round, level, bureau, unit
)
SELECT
    cells.kind,
    cells.round,
    rounds.is_latest,
    rounds.round_before,
    cells.level,
    cells.bureau,
    cells.unit,
    expected.display_order,
    CAST(expected.headcount AS BIGINT) AS headcount,
    people.respondents,
    cells.field,
    fields.questions,
    fields.field_order,
    cells.n,
    cells.unmatched,
    cells.unmatched_before,
    CASE WHEN hidden.unit IS NULL THEN cells.mean END AS mean,
    CASE WHEN hidden.unit IS NULL AND cells.kind = 'change' THEN cells.sd END AS sd,
    CASE WHEN hidden.unit IS NULL THEN cells.p25 END AS p25,
    CASE WHEN hidden.unit IS NULL THEN cells.median END AS median,
    CASE WHEN hidden.unit IS NULL THEN cells.p75 END AS p75,
    hidden.unit IS NOT NULL AS masked
FROM private.assessment_cell AS cells
JOIN staging.assessment_round AS rounds ON rounds.round = cells.round
LEFT JOIN staging.assessment_field AS fields ON fields.round = cells.round AND fields.field = cells.field
LEFT JOIN private.assessment_hidden AS hidden
    ON hidden.kind = cells.kind AND hidden.round = cells.round AND hidden.level = cells.level
    AND hidden.bureau IS NOT DISTINCT FROM cells.bureau AND hidden.unit = cells.unit
    AND hidden.block = coalesce(fields.block, 1)
LEFT JOIN expected
    ON expected.level = cells.level AND expected.unit = cells.unit AND expected.bureau IS NOT DISTINCT FROM cells.bureau
LEFT JOIN people
    ON people.round = cells.round AND people.level = cells.level AND people.unit = cells.unit
    AND people.bureau IS NOT DISTINCT FROM cells.bureau
WHERE cells.unit IS NOT NULL
ORDER BY cells.kind, cells.round, cells.level, expected.display_order, cells.unit, fields.field_order;

-- How the total is spread within groups, and fields within the city, in steps of 5 points.
-- grain: one row per round, group, field ('' = total; fields of several questions for the city only) and bin
CREATE TABLE shown.assessment_distribution AS
SELECT
    measures.round,
    cells.is_latest,
    cells.level,
    cells.bureau,
    cells.unit,
    cells.field,
    cells.field_order,
    round(least(floor(round(measures.score * 20, 6)), 19) / 20, 2) AS bin,
    count(*) AS people
FROM private.assessment_measure AS measures
JOIN private.assessment_member AS members
    ON members.round = measures.round AND members.person_id = measures.person_id AND members.is_now
JOIN shown.assessment_cell AS cells
    ON cells.kind = 'level' AND cells.round = measures.round AND cells.field = measures.field
    AND cells.level = members.level AND cells.unit = members.unit
    AND cells.bureau IS NOT DISTINCT FROM members.bureau
WHERE measures.kind = 'level' AND NOT cells.masked
    AND (measures.field = '' OR (cells.level = 'city' AND cells.questions > 1))
GROUP BY ALL;

-- The questions, city-wide. Where one question of a field must be hidden, the least answered other one is too.
-- grain: one row per round and question
CREATE TABLE shown.assessment_item AS
WITH totals AS (
    SELECT round, person_id, sum(score) AS total, count(score) AS answered
    FROM private.assessment_score
    GROUP BY round, person_id
),
figures AS (
    SELECT
        scores.round,
        scores.question_no,
        count(scores.score) AS n,
        count(*) FILTER (WHERE scores.missing = 'blank') AS blank,
        count(*) FILTER (WHERE scores.missing = 'dont_know') AS dont_know,
        round(avg(scores.score), 9) AS difficulty,
        round(min(scores.score), 9) AS lowest,
        round(max(scores.score), 9) AS highest,
        round(corr(scores.score,
            CASE WHEN totals.answered > 1 THEN (totals.total - scores.score) / (totals.answered - 1) END), 9)
            AS discrimination
    FROM private.assessment_score AS scores
    JOIN totals ON totals.round = scores.round AND totals.person_id = scores.person_id
    GROUP BY scores.round, scores.question_no
),
judged AS (
    SELECT
        figures.*,
        questions.field,
        questions.question,
        questions.question_order,
        publishable(n, lowest, highest, 0, (SELECT masking_k FROM meta.settings)) AS is_safe
    FROM figures
    JOIN staging.assessment_question AS questions
        ON questions.round = figures.round AND questions.question_no = figures.question_no
),
ranked AS (
    SELECT
        *,
        count(*) FILTER (WHERE NOT is_safe) OVER (PARTITION BY round, field) AS unsafe,
        row_number() OVER (PARTITION BY round, field ORDER BY is_safe, n, question_order) AS rank
    FROM judged
)
SELECT
    ranked.round,
    rounds.is_latest,
    ranked.question_no,
    ranked.question_order,
    ranked.field,
    fields.field_order,
    ranked.question,
    ranked.n,
    ranked.blank,
    ranked.dont_know,
    CASE WHEN NOT is_masked THEN difficulty END AS difficulty,
    CASE WHEN NOT is_masked AND NOT isnan(discrimination) THEN discrimination END AS discrimination,
    is_masked AS masked
FROM (SELECT *, unsafe > 0 AND rank <= greatest(unsafe, 2) AS is_masked FROM ranked) AS ranked
JOIN staging.assessment_round AS rounds ON rounds.round = ranked.round
JOIN staging.assessment_field AS fields ON fields.round = ranked.round AND fields.field = ranked.field
ORDER BY ranked.round, ranked.question_order;

-- How questions were answered, city-wide, from the lowest answer to the highest.
-- grain: one row per round, question and answer
CREATE TABLE shown.assessment_answer AS
SELECT
    scores.round,
    items.is_latest,
    scores.question_no,
    items.question_order,
    dense_rank() OVER (PARTITION BY scores.round, scores.question_no ORDER BY round(scores.score, 9)) AS level,
    round(scores.score, 9) AS score,
    mode(scores.answer_text ORDER BY scores.answer_text) AS label,
    count(*) AS people
FROM private.assessment_score AS scores
JOIN shown.assessment_item AS items ON items.round = scores.round AND items.question_no = scores.question_no
WHERE scores.score IS NOT NULL AND scores.missing IS NULL AND NOT items.masked
GROUP BY scores.round, items.is_latest, scores.question_no, items.question_order, round(scores.score, 9);

-- How well the questions of a field measure one thing: Cronbach's alpha over those who answered all of them.
-- grain: one row per round and field
CREATE TABLE shown.assessment_alpha AS
WITH whole AS (
    SELECT round, field, person_id, sum(score) AS total
    FROM private.assessment_score
    GROUP BY round, field, person_id
    HAVING count(score) = count(*)
),
totals AS (
    SELECT round, field, count(*) AS n, var_samp(total) AS total_variance FROM whole GROUP BY round, field
),
items AS (
    SELECT scores.round, scores.field, scores.question_no, var_samp(scores.score) AS variance
    FROM private.assessment_score AS scores
    JOIN whole ON whole.round = scores.round AND whole.field = scores.field AND whole.person_id = scores.person_id
    GROUP BY scores.round, scores.field, scores.question_no
),
alphas AS (
    SELECT items.round, items.field, count(*) AS k, any_value(totals.n) AS n,
        cronbach_alpha(count(*), sum(items.variance), any_value(totals.total_variance), any_value(totals.n)) AS alpha
    FROM items
    JOIN totals ON totals.round = items.round AND totals.field = items.field
    GROUP BY items.round, items.field
)
SELECT round, field, n, round(alpha, 9) AS alpha,
    round(alpha_low(alpha, k, n), 9) AS alpha_low, round(alpha_high(alpha, k, n), 9) AS alpha_high
FROM alphas;

-- How many questions a round has in common with the one before.
-- grain: one row per round and field ('' = all)
CREATE TABLE shown.assessment_common AS
SELECT round, coalesce(field, '') AS field, count(*) AS questions
FROM private.assessment_pair
GROUP BY GROUPING SETS ((round, field), (round));

INSERT INTO marts.listed
SELECT DISTINCT 'assessment', CAST(NULL AS DATE), unit FROM shown.assessment_cell WHERE level = 'department';
