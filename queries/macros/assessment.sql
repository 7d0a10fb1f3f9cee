-- The rules of スキルアセスメント, each once. Scores are shares: 0 is the lowest answer, 1 the highest.

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

-- Cronbach's alpha = k/(k−1)·(1 − Σσᵢ²/σ²ₜ) (Cronbach 1951), over n people who answered all k questions.
-- Not given below 30 people: it would say more about who answered than about the questions.
CREATE MACRO cronbach_alpha(k, item_variances, total_variance, n) AS
    CASE WHEN k >= 2 AND n >= 30 AND total_variance > 0
        THEN CAST(k AS DOUBLE) / (k - 1) * (1 - item_variances / total_variance) END;

-- Its 95 % interval: ln(1 − α) is nearly normal with variance 2k/((k−1)(n−2)) (Bonett 2002).
CREATE MACRO alpha_low(alpha, k, n) AS
    CASE WHEN alpha < 1 THEN 1 - (1 - alpha) * exp(1.959963984540054 * sqrt(2.0 * k / ((k - 1) * (n - 2)))) END;
CREATE MACRO alpha_high(alpha, k, n) AS
    CASE WHEN alpha < 1 THEN 1 - (1 - alpha) * exp(-1.959963984540054 * sqrt(2.0 * k / ((k - 1) * (n - 2)))) END;

-- Student's t, 97.5 %, from the normal quantile (Abramowitz & Stegun 26.7.5); within 0.001 from 5 degrees of freedom on.
CREATE MACRO t_975(df) AS CASE WHEN df > 0 THEN 1.959963984540054 + 2.372271230 / df + 2.822498616 / pow(df, 2)
    + 2.555849680 / pow(df, 3) + 1.589534053 / pow(df, 4) END;

-- 95 % interval of a mean change of n matched people (paired t).
CREATE MACRO change_low(change, sd, n) AS CASE WHEN n > 1 THEN change - t_975(n - 1) * sd / sqrt(n) END;
CREATE MACRO change_high(change, sd, n) AS CASE WHEN n > 1 THEN change + t_975(n - 1) * sd / sqrt(n) END;

-- What a question tells, in plain words. Discrimination below 0.2 is the usual line for a poor item (Ebel & Frisbie
-- 1991, Essentials of Educational Measurement); nothing is asked of it where nearly all or none can, since it is then
-- small by itself.
CREATE MACRO item_reading(difficulty, discrimination) AS
    CASE WHEN difficulty >= 0.85 THEN 'easy'
         WHEN difficulty <= 0.15 THEN 'hard'
         WHEN discrimination < 0.2 THEN 'review'
         WHEN discrimination >= 0.2 THEN 'separates' END;

-- Whether a figure about these people may be shown: at least k of them, and not all alike (a group in which everybody
-- has the same score says everybody's score). unmatched counts those who are in only one of two compared rounds:
-- a few of them would be what is left when the figures of the two rounds and the change are put together.
CREATE MACRO publishable(n, lowest, highest, unmatched, k) AS
    coalesce(n >= k AND lowest < highest AND (coalesce(unmatched, 0) = 0 OR unmatched >= k), FALSE);

-- A count of people under a line, coarse enough that it names nobody: up to 2 is 0 (「2人以下」), all but up to 2 is
-- all (「ほぼ全員」), and what lies between is given to the nearest 5.
CREATE MACRO coarse_count(people, n) AS
    CASE WHEN people <= 2 THEN 0
         WHEN n - people <= 2 THEN n
         ELSE 5 * CAST(round(people / 5.0) AS BIGINT) END;
-- How far the true count may lie above and below what coarse_count lets a reader conclude.
CREATE MACRO slack_above(people, n) AS
    CASE WHEN people <= 2 THEN least(2, n) - people
         WHEN n - people <= 2 THEN n - people
         ELSE least(5 * CAST(round(people / 5.0) AS BIGINT) + 2, n - 3) - people END;
CREATE MACRO slack_below(people, n) AS
    CASE WHEN people <= 2 THEN people
         WHEN n - people <= 2 THEN people - greatest(n - 2, 0)
         ELSE people - greatest(5 * CAST(round(people / 5.0) AS BIGINT) - 2, 3) END;
