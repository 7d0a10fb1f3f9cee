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
