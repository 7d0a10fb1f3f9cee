-- The counting rules, each once. Every rate of the dashboard is one of these.

-- A share, or NULL (shown 「—」) when there is nothing to divide by.
CREATE MACRO rate(numerator, denominator) AS
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END;

-- Whether a procedure counts among those that could be online. Unknown never does; 対象外 only by the switch that
-- the national survey (行政手続等の悉皆調査) uses.
CREATE MACRO counts_applicable(status, with_not_applicable) AS
    status IS NOT NULL AND (status <> 'not_applicable' OR coalesce(with_not_applicable, FALSE));

-- Whether a procedure counts as online. 一部実施 only by the switch.
CREATE MACRO counts_online(status, with_partial) AS
    coalesce(status = 'online' OR (status = 'partial' AND coalesce(with_partial, FALSE)), FALSE);

-- Yearly volume waiting for a procedure to go online; none is waiting where it is online or its status is unknown.
-- A procedure that is not online at all has no online volume, so only 一部実施 with an unknown online count stays
-- unknown.
CREATE MACRO remaining_volume(status, annual_count, online_count) AS
    CASE WHEN status = 'online' THEN NULL
         WHEN status = 'partial' THEN annual_count - online_count
         WHEN status IS NOT NULL THEN annual_count - coalesce(online_count, 0) END;

-- Numerator and denominator of one group of procedures of one status, by measure:
-- kind (種類ベース) counts procedures, volume (件数ベース) their yearly counts, usage (オンライン利用率) applications made
-- online over all applications, over every row where both are known.
CREATE MACRO measured_numerator(measure, status, procedures, volume, usage_online, with_partial, with_not_applicable) AS
    CASE WHEN measure = 'usage' THEN usage_online
         WHEN NOT counts_applicable(status, with_not_applicable) OR NOT counts_online(status, with_partial) THEN 0
         WHEN measure = 'volume' THEN volume
         ELSE procedures END;

CREATE MACRO measured_denominator(measure, status, procedures, volume, usage_volume, with_not_applicable) AS
    CASE WHEN measure = 'usage' THEN usage_volume
         WHEN NOT counts_applicable(status, with_not_applicable) THEN 0
         WHEN measure = 'volume' THEN volume
         ELSE procedures END;

-- Wilson score interval, 95 % (Wilson 1927; the form used by OHID, Public Health Profiles technical guide).
-- x of n; NULL when n is 0 (greatest and least skip NULLs, so each bound says so itself).
CREATE MACRO wilson_low(x, n) AS CASE WHEN n > 0 THEN greatest(0.0,
    (2 * x + 3.841458820694124 - 1.959963984540054 * sqrt(3.841458820694124 + 4 * x * (1 - CAST(x AS DOUBLE) / n)))
    / (2 * (n + 3.841458820694124))) END;
CREATE MACRO wilson_high(x, n) AS CASE WHEN n > 0 THEN least(1.0,
    (2 * x + 3.841458820694124 + 1.959963984540054 * sqrt(3.841458820694124 + 4 * x * (1 - CAST(x AS DOUBLE) / n)))
    / (2 * (n + 3.841458820694124))) END;
