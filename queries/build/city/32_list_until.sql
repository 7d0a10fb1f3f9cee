-- Until when what a list says of a 課 holds: the next list of that 課, under whatever name it went on. A 課 that was split is
-- followed by the first list of any of those after it.
-- grain: one row per dataset, 基準日 and 課 of then; until is NULL for the newest
CREATE TABLE staging.list_until AS
WITH lists AS (
    SELECT DISTINCT dataset, as_of, department_then
    FROM raw.in_force
    WHERE is_in_force AND as_of IS NOT NULL AND department_then IS NOT NULL
)
SELECT lists.dataset, lists.as_of, lists.department_then, min(later.as_of) AS until
FROM lists
LEFT JOIN staging.department_today AS today ON today.department = lists.department_then
LEFT JOIN marts.listed_rows AS later
    ON later.dataset = lists.dataset
    AND later.department = coalesce(today.today, lists.department_then)
    AND later.as_of > lists.as_of
GROUP BY lists.dataset, lists.as_of, lists.department_then;
