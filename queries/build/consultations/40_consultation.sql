-- What 課 asked the デジタル変革戦略室, as each list says, under today's 課. What a list says of a 課 holds from its 基準日 until the
-- next list of that 課.
-- grain: one row per 基準日 and 相談
CREATE TABLE marts.consultation AS
SELECT
    listed.as_of,
    lists.until,
    coalesce(department.bureau, listed.bureau_then) AS bureau,
    coalesce(today.today, listed.department_then) AS department,
    listed.consulted_on, listed.field, listed.content, listed.response, listed.state, listed.closed_on, listed.taken_by,
    listed.import_id, listed.file, listed.sheet, listed."row", listed.cell
FROM raw.consultations AS listed
LEFT JOIN staging.list_until AS lists
    ON lists.dataset = 'consultations' AND lists.as_of = listed.as_of AND lists.department_then = listed.department_then
LEFT JOIN staging.department_today AS today ON today.department = listed.department_then AND today.branches = 1
LEFT JOIN marts.department AS department ON department.department = coalesce(today.today, listed.department_then)
WHERE listed.is_in_force
ORDER BY listed.as_of, department, listed.consulted_on, listed.sheet, listed."row";

-- What had been asked by a day, and how each 相談 stood then: what was closed later was open.
-- grain: one row per 相談; is_open is NULL where neither a 状態 nor a 完了日 is known
CREATE MACRO consultations_on(day) AS TABLE
SELECT
    *,
    consultation_state(state, closed_on, day) AS state_then,
    is_consultation_open(consultation_state(state, closed_on, day)) AS is_open,
    CASE WHEN is_consultation_open(consultation_state(state, closed_on, day))
        THEN date_diff('day', consulted_on, day) END AS open_days
FROM marts.consultation
WHERE as_of <= day AND coalesce(until > day, TRUE) AND coalesce(consulted_on <= day, TRUE);

INSERT INTO marts.listed SELECT DISTINCT 'consultations', NULL, department FROM marts.consultation;
