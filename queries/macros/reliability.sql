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
