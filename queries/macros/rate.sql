-- A share, or NULL (shown 「—」) when there is nothing to divide by.
CREATE MACRO rate(numerator, denominator) AS
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END;

-- The rate of a group of rows by measure, as a total over them.
CREATE MACRO measured_rate(measure, status, procedures, volume, usage_online, usage_volume, with_partial, with_not_applicable) AS
    rate(
        sum(measured_numerator(measure, status, procedures, volume, usage_online, with_partial, with_not_applicable)),
        sum(measured_denominator(measure, status, procedures, volume, usage_volume, with_not_applicable)));
