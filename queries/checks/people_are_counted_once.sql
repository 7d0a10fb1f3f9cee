-- スキルアセスメントの回答者は、どの回でも、全庁・部・課・職位のそれぞれで1度だけ数えられている
SELECT groups.round, groups.level, sum(groups.people) AS counted, any_value(rounds.people) AS people
FROM private.assessment_part AS groups
JOIN (SELECT round, count(*) AS people FROM staging.assessment_person GROUP BY round) AS rounds
    ON rounds.round = groups.round
WHERE groups.kind = 'level'
GROUP BY groups.round, groups.level
HAVING sum(groups.people) <> any_value(rounds.people)
ORDER BY groups.round, groups.level;
