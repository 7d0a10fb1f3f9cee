-- The questions of a round (the latest when NULL), city-wide: difficulty is the mean score (0–1, 1 = all can),
-- discrimination the correlation with the person's other answers (corrected item–rest).
-- grain: one row per question, in the order of the 設問一覧
-- params: round VARCHAR
-- returns: question_no, field, question, n, difficulty, discrimination, reading, blank, dont_know, masked, field_order
SELECT
    question_no,
    field,
    question,
    n,
    difficulty,
    discrimination,
    item_reading(difficulty, discrimination) AS reading,
    blank,
    dont_know,
    masked,
    field_order
FROM shown.assessment_item
WHERE coalesce(round = $round::VARCHAR, is_latest)
ORDER BY question_order;
