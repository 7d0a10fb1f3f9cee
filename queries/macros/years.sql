-- 年度.

-- The 年度 of a day, by the year in which it begins; ``begins`` is the month (4 where not said).
CREATE MACRO fiscal_year(day, begins) AS
    CAST(year(day) - CASE WHEN month(day) < coalesce(begins, 4) THEN 1 ELSE 0 END AS BIGINT);
