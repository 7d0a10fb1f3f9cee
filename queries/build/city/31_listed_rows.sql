-- How long the list of each 課 in force is, whatever the dataset, where lists are told by 基準日 or by nothing (people's
-- answers are told by their 回). A 課 that was split leads to each of those after it.
-- grain: one row per dataset, 基準日 and 課 of today
CREATE TABLE marts.listed_rows AS
SELECT
    listed.dataset,
    listed.as_of,
    coalesce(today.today, listed.department_then) AS department,
    CAST(sum(listed.listed_rows) AS BIGINT) AS listed_rows
FROM raw.in_force AS listed
LEFT JOIN staging.department_today AS today ON today.department = listed.department_then
WHERE listed.is_in_force AND listed.round IS NULL AND coalesce(today.today, listed.department_then) IS NOT NULL
GROUP BY listed.dataset, listed.as_of, coalesce(today.today, listed.department_then);
