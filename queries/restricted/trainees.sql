-- Who falls under a line in one skill, person by person, by pseudonym. Read only by the command `trainees`, which logs it.
-- grain: one row per person under the line in one round (the latest when NULL)
-- params: round VARCHAR, field VARCHAR, question_no VARCHAR, line DOUBLE, bureau VARCHAR[], department VARCHAR[]
-- returns: round, person, bureau, department, grade, score
WITH wanted AS (
    SELECT round FROM staging.assessment_round
    WHERE CASE WHEN $round::VARCHAR IS NULL THEN is_latest ELSE round = $round::VARCHAR END
),
scores AS (
    SELECT round, person_id, score
    FROM private.assessment_measure
    WHERE kind = 'level' AND field = $field::VARCHAR AND $question_no::VARCHAR IS NULL
    UNION ALL
    SELECT round, person_id, score FROM private.assessment_score WHERE question_no = $question_no::VARCHAR
)
SELECT people.round, people.person, members.bureau, members.department AS department, people.grade, scores.score
FROM scores
JOIN wanted ON wanted.round = scores.round
JOIN staging.assessment_person AS people ON people.round = scores.round AND people.person_id = scores.person_id
JOIN private.assessment_home AS members
    ON members.round = scores.round AND members.person_id = scores.person_id
    AND members.kind = 'level'
WHERE round(scores.score, 9) < coalesce($line::DOUBLE, 0.5)
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], members.bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], members.department))
ORDER BY members.bureau NULLS LAST, members.department NULLS LAST, scores.score, people.person;
