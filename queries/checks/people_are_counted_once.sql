-- スキルアセスメントの回答者は、どの回でも、全庁・部・課・職位のそれぞれで1度だけ数えられている
SELECT round, level, count(*) AS counted, count(DISTINCT person_id) AS people
FROM private.assessment_member
WHERE is_now
GROUP BY round, level
HAVING count(*) <> count(DISTINCT person_id)
    OR count(*) <> (SELECT count(*) FROM staging.assessment_person AS people
                    WHERE people.round = private.assessment_member.round)
ORDER BY round, level;
