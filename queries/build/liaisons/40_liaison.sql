-- Who stands for which 課 with the デジタル変革戦略室, as each list says, under today's 課. What a list says of a 課 holds from
-- its 基準日 until the next list of that 課; a row without a name says that nobody does.
-- grain: one row per 基準日, 課 and 兼務職員
CREATE TABLE marts.liaison AS
SELECT
    listed.as_of,
    lists.until,
    coalesce(department.bureau, listed.bureau_then) AS bureau,
    coalesce(today.today, listed.department_then) AS department,
    concat_ws(' ', listed.post, listed.name) AS liaison,
    listed.role,
    listed.valid_from,
    listed.valid_to,
    listed.import_id, listed.file, listed.sheet, listed."row", listed.cell
FROM raw.liaisons AS listed
LEFT JOIN staging.list_until AS lists
    ON lists.dataset = 'liaisons' AND lists.as_of = listed.as_of AND lists.department_then = listed.department_then
LEFT JOIN staging.department_today AS today ON today.department = listed.department_then AND today.branches = 1
LEFT JOIN marts.department AS department ON department.department = coalesce(today.today, listed.department_then)
WHERE listed.is_in_force
ORDER BY listed.as_of, department, listed.sheet, listed."row";

-- Whom the 組織表 names where no list of 兼務職員 knows the 課. grain: one row per 課
CREATE TABLE marts.organization_liaison AS
SELECT department, liaison FROM marts.department WHERE liaison IS NOT NULL;

INSERT INTO marts.listed SELECT DISTINCT 'liaisons', NULL, department FROM marts.liaison;
