-- Which import brought the list of which 課, also those that were replaced or taken back later. A 課 that was split leads to
-- each of those after it.
-- grain: one row per dataset that every 課 sends every month, 基準日, 課 of today and import
CREATE TABLE marts.arrival AS
WITH came AS (
    SELECT
        listed.dataset, listed.as_of, listed.department_then, listed.import_id, listed.file, imports.imported_at,
        imports.imported_by, listed.listed_rows,
        CASE WHEN listed.is_in_force THEN 'in_force' ELSE 'replaced' END AS became
    FROM raw.in_force AS listed
    JOIN meta.imports AS imports ON imports.import_id = listed.import_id
    WHERE listed.dataset IN (SELECT dataset FROM meta.deadlines)
    UNION ALL
    SELECT
        back.dataset, back.as_of, coalesce(names.department, back.department_text), back.import_id, back.file,
        back.imported_at, back.imported_by, NULL, 'taken_back'
    FROM raw.taken_back AS back
    LEFT JOIN raw.department_names AS names
        ON names.as_of IS NOT DISTINCT FROM back.as_of
        AND names.department_text = back.department_text
        AND names.bureau_text IS NOT DISTINCT FROM back.bureau_text
)
SELECT
    came.dataset,
    came.as_of,
    coalesce(today.today, came.department_then) AS department,
    coalesce(today.branches, 1) = 1 AS is_own,
    came.import_id,
    came.file,
    came.imported_at,
    came.imported_by,
    came.became,
    CAST(sum(came.listed_rows) AS BIGINT) AS listed_rows
FROM came
LEFT JOIN staging.department_today AS today ON today.department = came.department_then
GROUP BY ALL;

-- Who has sent which month. A 課 is expected from its first list on, while the register holds it; of a 課 that was split
-- those after it that went on with a list of their own. What was sent and taken back counts for the day on which it came,
-- if there is a list now.
-- grain: one row per dataset that every 課 sends every month, 基準日 (also of months to come) and 課 of today
CREATE TABLE marts.submission AS
WITH own AS (
    SELECT DISTINCT dataset, department FROM marts.arrival WHERE is_own AND became = 'in_force'
),
sent AS (
    SELECT
        arrival.dataset,
        arrival.as_of,
        arrival.department,
        min(day_in_japan(arrival.imported_at)) AS arrived_on,
        min(arrival.as_of) OVER (PARTITION BY arrival.dataset, arrival.department) AS since
    FROM marts.arrival AS arrival
    JOIN own ON own.dataset = arrival.dataset AND own.department = arrival.department
    GROUP BY arrival.dataset, arrival.as_of, arrival.department
    HAVING bool_or(arrival.became = 'in_force')
),
first_sent AS (
    SELECT DISTINCT dataset, department, since FROM sent
)
SELECT
    deadlines.dataset,
    deadlines.as_of,
    deadlines.is_collected,
    deadlines.due,
    department.bureau,
    department.department,
    department.display_order,
    coalesce(department.valid_to < deadlines.as_of, FALSE) AS has_ended,
    coalesce(deadlines.as_of >= first_sent.since, FALSE) AND NOT has_ended AS is_expected,
    sent.arrived_on,
    max(sent.as_of) OVER (
        PARTITION BY deadlines.dataset, department.department ORDER BY deadlines.as_of
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS last_sent
FROM meta.deadlines AS deadlines
CROSS JOIN marts.department AS department
LEFT JOIN first_sent ON first_sent.dataset = deadlines.dataset AND first_sent.department = department.department
LEFT JOIN sent
    ON sent.dataset = deadlines.dataset AND sent.as_of = deadlines.as_of AND sent.department = department.department
ORDER BY deadlines.dataset, deadlines.as_of, department.display_order, department.department;

-- Who has sent which of the last twelve months, as of a day (of the last import when NULL). dataset NULL means all.
-- grain: one row per dataset, 基準日 of the last twelve that are over, and 課 of today
CREATE MACRO asked_submissions(dataset, today) AS TABLE
SELECT
    submission.*,
    clock.today,
    submission_state(submission.is_expected, submission.arrived_on, submission.due, clock.today) AS state,
    dense_rank() OVER (PARTITION BY submission.dataset ORDER BY submission.as_of DESC) AS months_back
FROM marts.submission AS submission
CROSS JOIN (SELECT coalesce(today, (SELECT max(day_in_japan(imported_at)) FROM meta.imports)) AS today) AS clock
WHERE submission.as_of <= clock.today
    AND (dataset IS NULL OR submission.dataset = dataset)
QUALIFY months_back <= 12;
