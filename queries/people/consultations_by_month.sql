-- How many 相談 came in each month by a day (that of the last list of any kind when NULL), by 課 and 分野, and how they stood then.
-- grain: one row per 課, 分野 and month (its first day; NULL where the day of the 相談 is not known)
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: month, bureau, department, field, consultations, open, closed, unknown, longest_open_days
SELECT
    CAST(date_trunc('month', consulted_on) AS DATE) AS "month",
    bureau,
    department,
    field,
    count(*) AS consultations,
    count(*) FILTER (WHERE is_open) AS open,
    count(*) FILTER (WHERE NOT is_open) AS closed,
    count(*) FILTER (WHERE is_open IS NULL) AS unknown,
    max(open_days) AS longest_open_days
FROM consultations_on(coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports)))
WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
GROUP BY "month", bureau, department, field
ORDER BY "month" NULLS FIRST, department, field NULLS LAST;
