-- 相談 up to a day as 探索 lays them out and narrows them: each thing that a list says as a text, '' where it says nothing. NULL
-- means all.
-- grain: one row per 相談
CREATE MACRO explored_consultations(day, year_begins, bureaus, departments, fields, states, months, years, wait_from, wait_to,
                                    search) AS TABLE
WITH said AS (
    SELECT
        *,
        coalesce(bureau, '') AS bureau_said,
        coalesce(department, '') AS department_said,
        coalesce(field, '') AS field_said,
        coalesce(state_then, '') AS state_said,
        coalesce(strftime(consulted_on, '%Y-%m'), '') AS asked_month_said,
        coalesce(CAST(fiscal_year(consulted_on, year_begins) AS VARCHAR), '') AS asked_year_said
    FROM consultations_on(day)
)
SELECT *
FROM said
WHERE (bureaus IS NULL OR list_contains(bureaus, bureau_said))
    AND (departments IS NULL OR list_contains(departments, department_said))
    AND (fields IS NULL OR list_contains(fields, field_said))
    AND (states IS NULL OR list_contains(states, state_said))
    AND (months IS NULL OR list_contains(months, asked_month_said))
    AND (years IS NULL OR list_contains(years, asked_year_said))
    AND (wait_from IS NULL OR open_days >= wait_from)
    AND (wait_to IS NULL OR open_days <= wait_to)
    AND (search IS NULL OR contains(lower(concat_ws(' ', content, response, field, department)),
        trim(lower(nfc_normalize(search)))));

-- Whether a 相談 counts for what 探索 is asked to count.
CREATE MACRO explored_consultation_counts(measure, is_open) AS CASE coalesce(measure, 'consultations')
    WHEN 'consultations' THEN TRUE
    WHEN 'open' THEN coalesce(is_open, TRUE)
    ELSE coalesce(is_open, FALSE)
END;
