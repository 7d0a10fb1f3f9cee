-- Every procedure at one 基準日 (the latest when day is NULL) as it is, and as it would be if the picked ones were online.
-- grain: one row per procedure
CREATE MACRO what_if(day, picked) AS TABLE
SELECT
    *,
    coalesce(annual_count, 0) AS volume,
    status_if(status, procedure_ref(department, procedure_key), picked) AS status_after,
    is_picked(status, procedure_ref(department, procedure_key), picked) AS is_picked
FROM marts.procedure_month
WHERE CASE WHEN day IS NULL THEN is_latest ELSE as_of = day END;
