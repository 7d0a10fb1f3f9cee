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
