-- Student's t, 97.5 %, from the normal quantile (Abramowitz & Stegun 26.7.5); within 0.001 from 5 degrees of freedom on.
CREATE MACRO t_975(df) AS CASE WHEN df > 0 THEN 1.959963984540054 + 2.372271230 / df + 2.822498616 / pow(df, 2)
    + 2.555849680 / pow(df, 3) + 1.589534053 / pow(df, 4) END;

-- 95 % interval of a mean change of n matched people (paired t).
CREATE MACRO change_low(change, sd, n) AS CASE WHEN n > 1 THEN change - t_975(n - 1) * sd / sqrt(n) END;
CREATE MACRO change_high(change, sd, n) AS CASE WHEN n > 1 THEN change + t_975(n - 1) * sd / sqrt(n) END;
