-- How the questions were answered city-wide, from the lowest answer (level 1) to the highest.
-- grain: one row per question and answer that somebody gave
-- params: round VARCHAR
-- returns: question_no, field, question, level, levels, label, score, people, share, n, blank, dont_know
SELECT
    answers.question_no,
    items.field,
    items.question,
    answers.level,
    count(*) OVER (PARTITION BY answers.question_no) AS levels,
    answers.label,
    answers.score,
    answers.people,
    rate(answers.people, sum(answers.people) OVER (PARTITION BY answers.question_no)) AS share,
    items.n,
    items.blank,
    items.dont_know
FROM shown.assessment_answer AS answers
JOIN shown.assessment_item AS items ON items.round = answers.round AND items.question_no = answers.question_no
WHERE coalesce(answers.round = $round::VARCHAR, answers.is_latest)
ORDER BY items.question_order, answers.level;
