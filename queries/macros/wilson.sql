-- Wilson score interval, 95 % (Wilson 1927; the form used by OHID, Public Health Profiles technical guide).
-- x of n; NULL when n is 0 (greatest and least skip NULLs, so each bound says so itself).
CREATE MACRO wilson_low(x, n) AS CASE WHEN n > 0 THEN greatest(0.0,
    (2 * x + 3.841458820694124 - 1.959963984540054 * sqrt(3.841458820694124 + 4 * x * (1 - CAST(x AS DOUBLE) / n)))
    / (2 * (n + 3.841458820694124))) END;
CREATE MACRO wilson_high(x, n) AS CASE WHEN n > 0 THEN least(1.0,
    (2 * x + 3.841458820694124 + 1.959963984540054 * sqrt(3.841458820694124 + 4 * x * (1 - CAST(x AS DOUBLE) / n)))
    / (2 * (n + 3.841458820694124))) END;
