-- What 課 said when they were heard, as each list says, under today's 課. What a list says of a 課 holds from its 基準日 until
-- the next list of that 課.
-- grain: one row per 基準日 and ヒアリング of a 課
CREATE TABLE marts.hearing AS
SELECT
    listed.as_of,
    lists.until,
    coalesce(department.bureau, listed.bureau_then) AS bureau,
    coalesce(today.today, listed.department_then) AS department,
    listed.heard_on, listed.heard_by, listed.attitude, listed.considered, listed.trouble, listed.promised,
    listed.kept_on, listed.next_on,
    listed.import_id, listed.file, listed.sheet, listed."row", listed.cell
FROM raw.hearings AS listed
LEFT JOIN staging.list_until AS lists
    ON lists.dataset = 'hearings' AND lists.as_of = listed.as_of AND lists.department_then = listed.department_then
LEFT JOIN staging.department_today AS today ON today.department = listed.department_then AND today.branches = 1
LEFT JOIN marts.department AS department ON department.department = coalesce(today.today, listed.department_then)
WHERE listed.is_in_force
ORDER BY listed.as_of, department, listed.heard_on, listed.sheet, listed."row";

-- Who had been heard by a day, the last time of each 課 first (place 1). What is only planned has not been said yet, and a
-- promise that was kept later was open.
-- grain: one row per ヒアリング of a 課; place is NULL where its day is not known
CREATE MACRO hearings_on(day) AS TABLE
SELECT
    *,
    CASE WHEN heard_on IS NOT NULL THEN row_number() OVER (
        PARTITION BY department ORDER BY heard_on DESC NULLS LAST, as_of DESC, sheet, "row" DESC) END AS place,
    CASE WHEN promised IS NOT NULL THEN coalesce(kept_on <= day, FALSE) END AS is_kept
FROM marts.hearing
WHERE as_of <= day AND coalesce(until > day, TRUE) AND coalesce(heard_on <= day, TRUE);

INSERT INTO marts.listed SELECT DISTINCT 'hearings', NULL, department FROM marts.hearing;
