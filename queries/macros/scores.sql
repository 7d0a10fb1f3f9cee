-- Scores of スキルアセスメント are shares: 0 is the lowest answer, 1 the highest.

-- Score of one answer on its question's scale, turned round where the question says so. NULL off the scale.
CREATE MACRO item_score(answer, scale_min, scale_max, is_reversed) AS
    CASE WHEN scale_max > scale_min AND answer BETWEEN scale_min AND scale_max THEN
        CASE WHEN coalesce(is_reversed, FALSE) THEN CAST(scale_max - answer AS DOUBLE) / (scale_max - scale_min)
             ELSE CAST(answer - scale_min AS DOUBLE) / (scale_max - scale_min) END END;

-- What counts where there is no answer: nothing, or the lowest score where the round's 設問一覧 says so
-- (無回答の扱い, わからないの扱い).
CREATE MACRO unanswered_score(missing, blank_rule, dont_know_rule) AS
    CASE WHEN (missing = 'blank' AND blank_rule = 'zero') OR (missing = 'dont_know' AND dont_know_rule = 'zero')
        THEN 0.0 END;

-- Mean over the answered of several questions; NULL unless at least half of them were answered.
CREATE MACRO completed_mean(total, answered, questions) AS
    CASE WHEN answered > 0 AND 2 * answered >= questions THEN CAST(total AS DOUBLE) / answered END;
