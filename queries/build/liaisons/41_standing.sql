-- Who stands for which 課 on a day: of the newest list before it those whose 兼務 lasts then; else whom the 組織表 names.
-- grain: one row per 課 of today and 兼務職員; the 課 for which nobody stands have one without a name,
-- which a list says (said_by) or nothing does
CREATE MACRO liaisons_on(day) AS TABLE
WITH listed AS (
    SELECT
        *,
        liaison <> '' AND coalesce(valid_from <= day, TRUE) AND coalesce(valid_to >= day, TRUE) AS stands
    FROM marts.liaison
    WHERE as_of <= day AND coalesce(until > day, TRUE)
)
SELECT
    department.bureau,
    department.department,
    department.display_order,
    coalesce(listed.liaison, named.liaison) AS liaison,
    listed.role,
    listed.valid_from,
    listed.valid_to,
    CASE
        WHEN department.department IN (SELECT department FROM listed) THEN 'liaisons'
        WHEN named.liaison IS NOT NULL THEN 'organization'
    END AS said_by,
    listed.as_of AS said_on,
    listed.file, listed.sheet, listed."row", listed.cell
FROM marts.department AS department
JOIN marts.current_department AS current ON current.department = department.department
LEFT JOIN listed ON listed.department = department.department AND listed.stands
LEFT JOIN marts.organization_liaison AS named
    ON named.department = department.department
    AND department.department NOT IN (SELECT department FROM listed)
WHERE coalesce(department.valid_to >= day, TRUE);

-- Where lists tell who stands for a 課 by the last 基準日 of any list, they tell it everywhere.
CREATE OR REPLACE TABLE marts.department AS
WITH standing AS (
    SELECT department, string_agg(liaison, '、' ORDER BY sheet, "row", liaison) AS liaison
    FROM liaisons_on(coalesce((SELECT max(as_of) FROM meta.imports), DATE '9999-12-31'))
    GROUP BY department
)
SELECT
    known.department, known.bureau, known.display_order, known.headcount, known.valid_from, known.valid_to,
    CASE WHEN standing.department IS NOT NULL THEN standing.liaison ELSE known.liaison END AS liaison,
    known.registered
FROM marts.department AS known
LEFT JOIN standing ON standing.department = known.department;
