-- The rounds of the スキルアセスメント, the latest first, with who answered of how many.
-- grain: one row per round
-- params: none
-- returns: round, held_on, round_before, is_latest, questions, fields, respondents, headcount, response_rate, masking_k,
--   detailed_from
SELECT
    rounds.round,
    rounds.held_on,
    rounds.round_before,
    rounds.is_latest,
    rounds.questions,
    rounds.fields,
    city.respondents,
    city.headcount,
    rate(city.respondents, city.headcount) AS response_rate,
    rounds.masking_k,
    rounds.detailed_from
FROM shown.assessment_round AS rounds
JOIN shown.assessment_cell AS city
    ON city.round = rounds.round AND city.kind = 'level' AND city.level = 'city' AND city.field = ''
ORDER BY rounds.held_on DESC, rounds.round DESC;
