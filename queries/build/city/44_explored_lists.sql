-- Lists that 課 are asked for, as 探索 lays them out and narrows them. NULL means all.
-- grain: one row per dataset, 基準日 of the last twelve that are over, and 課 that is asked for it
CREATE MACRO explored_lists(today, until, bureaus, departments, lists, months, outcomes) AS TABLE
WITH said AS (
    SELECT
        *,
        coalesce(bureau, '') AS bureau_said,
        department AS department_said,
        dataset AS list_said,
        CAST(as_of AS VARCHAR) AS list_month_said,
        state AS outcome_said
    FROM asked_submissions(NULL, today)
    WHERE state <> 'not_asked' AND (until IS NULL OR as_of <= until)
)
SELECT *
FROM said
WHERE (bureaus IS NULL OR list_contains(bureaus, bureau_said))
    AND (departments IS NULL OR list_contains(departments, department_said))
    AND (lists IS NULL OR list_contains(lists, list_said))
    AND (months IS NULL OR list_contains(months, list_month_said))
    AND (outcomes IS NULL OR list_contains(outcomes, outcome_said));

-- Whether a list counts for what 探索 is asked to count.
CREATE MACRO explored_list_counts(measure, state) AS CASE coalesce(measure, 'lists')
    WHEN 'lists' THEN TRUE
    WHEN 'in_time' THEN state IN ('sent', 'late', 'missing')
    ELSE state = measure
END;
