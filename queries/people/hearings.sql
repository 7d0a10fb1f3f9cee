-- When each 課 was heard last by a day (that of the last list of any kind when NULL), what it said and was promised, and whether it has not
-- been heard for hearing_months (settings.toml) or never. A 課 for which there is no list at all is none that was forgotten:
-- without any list of ヒアリング there are no rows.
-- grain: one row per 課 of today
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: bureau, department, heard_on, days_since, is_long_unheard, hearings, heard_by, attitude, considered, trouble,
--   promised, is_kept, kept_on, next_on, attitude_before, open_promises, said_on, file, sheet, row, cell, display_order
WITH clock AS (
    SELECT coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports)) AS day
),
heard AS (
    SELECT *,
        count(*) OVER (PARTITION BY department) AS hearings,
        count(*) FILTER (WHERE NOT is_kept) OVER (PARTITION BY department) AS open_promises,
        lead(attitude) OVER (PARTITION BY department ORDER BY place NULLS LAST, sheet, "row") AS attitude_before
    FROM hearings_on(coalesce($as_of::DATE, (SELECT max(as_of) FROM meta.imports)))
)
SELECT
    department.bureau,
    department.department,
    heard.heard_on,
    date_diff('day', heard.heard_on, clock.day) AS days_since,
    is_long_unheard(heard.heard_on, clock.day, settings.hearing_months) AS is_long_unheard,
    coalesce(heard.hearings, 0) AS hearings,
    heard.heard_by, heard.attitude, heard.considered, heard.trouble, heard.promised, heard.is_kept,
    CASE WHEN heard.is_kept THEN heard.kept_on END AS kept_on,
    heard.next_on, heard.attitude_before,
    coalesce(heard.open_promises, 0) AS open_promises,
    heard.as_of AS said_on, heard.file, heard.sheet, heard."row", heard.cell,
    department.display_order
FROM marts.department AS department
JOIN marts.current_department AS current ON current.department = department.department
CROSS JOIN clock
CROSS JOIN meta.settings AS settings
LEFT JOIN heard ON heard.department = department.department AND heard.place = 1
WHERE EXISTS (SELECT 1 FROM marts.hearing WHERE as_of <= clock.day)
    AND coalesce(department.valid_to >= clock.day, TRUE)
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], department.bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department.department))
ORDER BY is_long_unheard DESC, heard.heard_on NULLS FIRST, department.display_order NULLS LAST, department.department;
