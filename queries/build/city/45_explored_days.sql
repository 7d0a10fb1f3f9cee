-- The 基準日 of a dataset that 探索 shows up to a day: of months all from ``since`` on, of 年度 the last one of each, else the last
-- one. What stands on several days is never added up.
-- grain: one row per 基準日
CREATE MACRO explored_days(of_dataset, until, since, first, second, year_begins) AS TABLE
SELECT as_of, CAST(as_of AS VARCHAR) AS month_said, CAST(fiscal_year(as_of, year_begins) AS VARCHAR) AS year_said
FROM (
    SELECT DISTINCT 'procedures' AS dataset, as_of FROM marts.status_month
    UNION ALL
    SELECT DISTINCT 'roadmap', as_of FROM marts.roadmap_month
)
WHERE dataset = of_dataset
    AND (until IS NULL OR as_of <= until)
    AND (since IS NULL OR as_of >= since OR NOT 'month' IN (first, second))
QUALIFY CASE
    WHEN 'month' IN (first, second) THEN TRUE
    WHEN 'year' IN (first, second) THEN as_of = max(as_of) OVER (PARTITION BY fiscal_year(as_of, year_begins))
    ELSE as_of = max(as_of) OVER ()
END;
