-- How far the views of the SQL console that stand on one day reach: 相談 stand on said_on, the last 基準日 of any list; 提出 lack so
-- many months that were over by today (the day of the last import when NULL).
-- grain: one row
-- params: today DATE
-- returns: said_on, months_lacking
WITH clock AS (
    SELECT max(as_of) AS said_on, max(day_in_japan(imported_at)) AS imported_on FROM meta.imports
)
SELECT
    clock.said_on,
    (
        SELECT count(DISTINCT submission.as_of)
        FROM marts.submission AS submission
        WHERE submission.as_of > clock.imported_on AND submission.as_of <= coalesce($today::DATE, clock.imported_on)
    ) AS months_lacking
FROM clock;
