-- What the answers of スキルアセスメント may read. Every figure about scores is made of shown.assessment_step and of nothing
-- else but numbers of people, questions and days; only correlations of the whole city (at least 10 k people, rounded)
-- are made of people's scores.

-- grain: one row per round
CREATE TABLE shown.assessment_round AS
SELECT
    rounds.round,
    rounds.held_on,
    rounds.round_before,
    rounds.is_latest,
    (SELECT count(*) FROM staging.assessment_question AS asked WHERE asked.round = rounds.round) AS questions,
    (SELECT count(*) FROM staging.assessment_field AS fields WHERE fields.round = rounds.round) AS fields,
    (SELECT masking_k FROM meta.settings) AS masking_k,
    (SELECT detailed_from(masking_k) FROM meta.settings) AS detailed_from
FROM staging.assessment_round AS rounds;

-- All groups with their numbers of people, told or not.
-- grain: one row per kind, round and group
CREATE TABLE shown.assessment_group AS
WITH groups AS (
    SELECT kind, round, level, nullif(parent, '') AS bureau, unit, people FROM private.assessment_part
    WHERE level = 'department'
    UNION ALL
    SELECT kind, round, level, nullif(unit, ''), nullif(unit, ''), people FROM private.assessment_part
    WHERE level = 'bureau'
    UNION ALL
    SELECT kind, round, level, NULL, unit, people FROM private.assessment_part WHERE level = 'grade'
    UNION ALL
    SELECT kind, round, 'city', NULL, '全庁', count(*) FROM private.assessment_home GROUP BY kind, round
    UNION ALL
    -- Nobody is known to have answered the round before, too.
    SELECT 'change', round, 'city', NULL, '全庁', 0
    FROM staging.assessment_round
    WHERE round_before IS NOT NULL
        AND round NOT IN (SELECT home.round FROM private.assessment_home AS home WHERE home.kind = 'change')
),
headcounts AS (
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
told AS (
    SELECT DISTINCT kind, round, level, bureau, unit FROM shown.assessment_step WHERE skill_kind = 'field'
)
SELECT
    groups.kind,
    groups.round,
    groups.level,
    groups.bureau,
    groups.unit,
    groups.people,
    told.unit IS NOT NULL AS is_told,
    told.unit IS NOT NULL AND groups.people >= (SELECT detailed_from(masking_k) FROM meta.settings) AS is_detailed,
    expected.display_order,
    CAST(expected.headcount AS BIGINT) AS headcount
FROM groups
LEFT JOIN told
    ON told.kind = groups.kind AND told.round = groups.round AND told.level = groups.level
    AND told.bureau IS NOT DISTINCT FROM groups.bureau AND told.unit = groups.unit
LEFT JOIN expected
    ON expected.level = groups.level AND expected.unit = groups.unit
    AND expected.bureau IS NOT DISTINCT FROM groups.bureau
WHERE groups.unit IS NOT NULL;

-- Groups and fields. Where a group is not told of, n is the number of its people; else of those with a score.
-- grain: one row per kind ('level' or 'change'), round, group and field ('' = total)
CREATE TABLE shown.assessment_cell AS
WITH fields AS (
    SELECT DISTINCT kind, round, field FROM private.assessment_measure WHERE kind = 'level'
    UNION ALL
    SELECT 'change', round, coalesce(field, '')
    FROM private.assessment_pair
    GROUP BY GROUPING SETS ((round, field), (round))
),
figures AS (
    SELECT
        kind, round, level, bureau, unit, skill AS field,
        CAST(coalesce(sum(people) FILTER (WHERE score IS NOT NULL), 0) AS BIGINT) AS n,
        round(sum(score * people) / sum(people) FILTER (WHERE score IS NOT NULL), 9) AS mean,
        stddev_samp(score) AS sd,
        quantile_cont(score, 0.25) AS p25,
        quantile_cont(score, 0.5) AS median,
        quantile_cont(score, 0.75) AS p75
    FROM shown.assessment_step
    WHERE skill_kind = 'field'
    GROUP BY kind, round, level, bureau, unit, skill
),
judged AS (
    SELECT
        groups.*,
        fields.field,
        staged.questions,
        staged.field_order,
        figures.n,
        figures.mean,
        figures.sd,
        figures.p25,
        figures.median,
        figures.p75,
        -- One question has too few steps for a group of ordinary size: its share would mostly be rounding.
        figures.field IS NULL
            OR (NOT groups.is_detailed AND (groups.kind = 'change' OR coalesce(staged.questions = 1, FALSE))) AS masked
    FROM shown.assessment_group AS groups
    JOIN fields ON fields.kind = groups.kind AND fields.round = groups.round
    LEFT JOIN staging.assessment_field AS staged ON staged.round = fields.round AND staged.field = fields.field
    LEFT JOIN figures
        ON figures.kind = groups.kind AND figures.round = groups.round AND figures.level = groups.level
        AND figures.bureau IS NOT DISTINCT FROM groups.bureau AND figures.unit = groups.unit
        AND figures.field = fields.field
)
SELECT
    judged.kind,
    judged.round,
    rounds.is_latest,
    rounds.round_before,
    judged.level,
    judged.bureau,
    judged.unit,
    judged.display_order,
    judged.headcount,
    judged.people AS respondents,
    judged.field,
    judged.questions,
    judged.field_order,
    CASE WHEN judged.masked THEN judged.people ELSE judged.n END AS n,
    CASE WHEN NOT judged.masked THEN judged.mean END AS mean,
    CASE WHEN NOT judged.masked AND judged.kind = 'change' THEN judged.sd END AS sd,
    CASE WHEN NOT judged.masked AND judged.is_detailed THEN judged.p25 END AS p25,
    CASE WHEN NOT judged.masked THEN judged.median END AS median,
    CASE WHEN NOT judged.masked AND judged.is_detailed THEN judged.p75 END AS p75,
    judged.masked
FROM judged
JOIN staging.assessment_round AS rounds ON rounds.round = judged.round
ORDER BY judged.kind, judged.round, judged.level, judged.display_order, judged.unit, judged.field_order;

-- How the total is spread within groups, and fields within the city: in steps of 5 points, of 10 where people are few.
-- No bar stands for fewer than k people (drawn_up_to).
-- grain: one row per round, group, field ('' = total; fields of several questions for the city only) and bin
CREATE TABLE shown.assessment_distribution AS
WITH drawn AS (
    SELECT *, CASE WHEN n >= 10 * (SELECT masking_k FROM meta.settings) THEN 0.05 ELSE 0.1 END AS width
    FROM shown.assessment_cell
    WHERE kind = 'level' AND NOT masked AND n >= (SELECT detailed_from(masking_k) FROM meta.settings)
        AND (field = '' OR (level = 'city' AND questions > 1))
),
counted AS (
    SELECT
        drawn.round, drawn.is_latest, drawn.level, drawn.bureau, drawn.unit, drawn.field, drawn.field_order, drawn.width,
        least(CAST(floor(round(steps.score / drawn.width, 6)) AS BIGINT), CAST(round(1 / drawn.width) AS BIGINT) - 1)
            AS bin,
        any_value(drawn.n) AS n,
        sum(steps.people) AS counted
    FROM drawn
    JOIN shown.assessment_step AS steps
        ON steps.kind = drawn.kind AND steps.round = drawn.round AND steps.level = drawn.level
        AND steps.bureau IS NOT DISTINCT FROM drawn.bureau AND steps.unit = drawn.unit
        AND steps.skill_kind = 'field' AND steps.skill = drawn.field
    WHERE steps.score IS NOT NULL
    GROUP BY ALL
),
summed AS (
    SELECT
        *,
        drawn_up_to(sum(counted) OVER up_to_here, n, (SELECT masking_k FROM meta.settings)) AS up_to
    FROM counted
    WINDOW up_to_here AS (
        PARTITION BY round, level, bureau, unit, field ORDER BY bin
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
)
SELECT
    round, is_latest, level, bureau, unit, field, field_order, width,
    round(bin * width, 2) AS bin,
    CAST(up_to - coalesce(lag(up_to) OVER (PARTITION BY round, level, bureau, unit, field ORDER BY bin), 0) AS BIGINT)
        AS people
FROM summed
QUALIFY people > 0;

-- The questions, city-wide, where the city is told of by itself.
-- grain: one row per round and question
CREATE TABLE shown.assessment_item AS
WITH totals AS (
    SELECT round, person_id, sum(score) AS total, count(score) AS answered, count(*) OVER (PARTITION BY round) AS people
    FROM private.assessment_score
    GROUP BY round, person_id
),
correlations AS (
    SELECT
        scores.round,
        scores.question_no,
        round(corr(scores.score,
            CASE WHEN totals.answered > 1 THEN (totals.total - scores.score) / (totals.answered - 1) END), 2)
            AS discrimination
    FROM private.assessment_score AS scores
    JOIN totals ON totals.round = scores.round AND totals.person_id = scores.person_id
    WHERE totals.people >= 10 * (SELECT masking_k FROM meta.settings)
    GROUP BY scores.round, scores.question_no
),
figures AS (
    SELECT
        round,
        skill AS question_no,
        CAST(coalesce(sum(people) FILTER (WHERE score IS NOT NULL), 0) AS BIGINT) AS n,
        CAST(coalesce(sum(people) FILTER (WHERE missing = 'blank'), 0) AS BIGINT) AS blank,
        CAST(coalesce(sum(people) FILTER (WHERE missing = 'dont_know'), 0) AS BIGINT) AS dont_know,
        round(sum(score * people) / sum(people) FILTER (WHERE score IS NOT NULL), 9) AS difficulty
    FROM shown.assessment_step
    WHERE skill_kind = 'question' AND level = 'city'
    GROUP BY round, skill
)
SELECT
    questions.round,
    rounds.is_latest,
    questions.question_no,
    questions.question_order,
    questions.field,
    fields.field_order,
    questions.question,
    figures.n,
    figures.blank,
    figures.dont_know,
    figures.difficulty,
    CASE WHEN figures.difficulty IS NOT NULL AND NOT isnan(correlations.discrimination)
        THEN correlations.discrimination END AS discrimination,
    figures.question_no IS NULL AS masked
FROM staging.assessment_question AS questions
JOIN staging.assessment_round AS rounds ON rounds.round = questions.round
JOIN staging.assessment_field AS fields ON fields.round = questions.round AND fields.field = questions.field
LEFT JOIN figures ON figures.round = questions.round AND figures.question_no = questions.question_no
LEFT JOIN correlations
    ON correlations.round = questions.round AND correlations.question_no = questions.question_no
ORDER BY questions.round, questions.question_order;

-- How questions were answered, city-wide, from the lowest answer to the highest.
-- grain: one row per round, question and answer
CREATE TABLE shown.assessment_answer AS
WITH words AS (
    SELECT round, question_no, round(score, 2) AS score, mode(answer_text ORDER BY answer_text) AS label
    FROM private.assessment_score
    WHERE score IS NOT NULL AND missing IS NULL
    GROUP BY round, question_no, round(score, 2)
)
SELECT
    steps.round,
    items.is_latest,
    items.question_no,
    items.question_order,
    dense_rank() OVER (PARTITION BY steps.round, items.question_no ORDER BY steps.score) AS level,
    steps.score,
    words.label,
    CAST(sum(steps.people) AS BIGINT) AS people
FROM shown.assessment_step AS steps
JOIN shown.assessment_item AS items ON items.round = steps.round AND items.question_no = steps.skill
JOIN words
    ON words.round = steps.round AND words.question_no = steps.skill AND words.score = steps.score
WHERE steps.skill_kind = 'question' AND steps.level = 'city' AND steps.score IS NOT NULL AND steps.missing IS NULL
GROUP BY steps.round, items.is_latest, items.question_no, items.question_order, steps.score, words.label;

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
        round(cronbach_alpha(count(*), sum(items.variance), any_value(totals.total_variance), any_value(totals.n)), 3)
            AS alpha
    FROM items
    JOIN totals ON totals.round = items.round AND totals.field = items.field
    WHERE totals.n >= 10 * (SELECT masking_k FROM meta.settings)
    GROUP BY items.round, items.field
)
SELECT round, field, alpha,
    round(alpha_low(alpha, k, n), 3) AS alpha_low, round(alpha_high(alpha, k, n), 3) AS alpha_high
FROM alphas;

-- How many questions a round has in common with the one before, and how many people answered only one of the two.
-- grain: one row per round and field ('' = all)
CREATE TABLE shown.assessment_common AS
WITH answered AS (
    SELECT round, count(*) AS people FROM staging.assessment_person GROUP BY round
),
alone AS (
    SELECT
        rounds.round,
        coalesce(now.people, 0) - coalesce(matched.people, 0) AS now,
        coalesce(before.people, 0) - coalesce(matched.people, 0) AS before
    FROM staging.assessment_round AS rounds
    LEFT JOIN answered AS now ON now.round = rounds.round
    LEFT JOIN answered AS before ON before.round = rounds.round_before
    LEFT JOIN shown.assessment_group AS matched
        ON matched.kind = 'change' AND matched.level = 'city' AND matched.round = rounds.round
)
SELECT pairs.round, coalesce(pairs.field, '') AS field, count(*) AS questions,
    any_value(alone.now) AS unmatched, any_value(alone.before) AS unmatched_before
FROM private.assessment_pair AS pairs
JOIN alone ON alone.round = pairs.round
GROUP BY GROUPING SETS ((pairs.round, pairs.field), (pairs.round));

INSERT INTO marts.listed
SELECT DISTINCT 'assessment', CAST(NULL AS DATE), unit FROM shown.assessment_group WHERE level = 'department';
