-- A share, or NULL (shown 「—」) when there is nothing to divide by.
CREATE MACRO rate(numerator, denominator) AS
    CASE WHEN denominator > 0 THEN CAST(numerator AS DOUBLE) / denominator END;
