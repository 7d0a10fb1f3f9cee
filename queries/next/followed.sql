-- What has become of picked procedures that were to be online until a day, whatever their status is now, with whom to speak to in their 課.
-- grain: one row per picked procedure of the list at that 基準日 (the latest when as_of is NULL; all where none is picked)
-- params: as_of DATE, until DATE, picked VARCHAR[]
-- returns: ref, bureau, department, procedure, plan_state, status, annual_count, barrier, is_mendable, tool, planned_for, online_since,
--   audience, legal_basis, note, liaison
SELECT
    procedure_ref(now.department, now.procedure_key) AS ref,
    now.bureau,
    now.department,
    now.procedure,
    plan_state(now.status, now.as_of, $until::DATE) AS plan_state,
    now.status,
    now.annual_count,
    now.barrier,
    is_mendable(now.barrier) AS is_mendable,
    now.tool,
    now.planned_for,
    now.online_since,
    now.audience,
    now.legal_basis,
    now.note,
    department.liaison
FROM marts.procedure_month AS now
LEFT JOIN marts.department AS department ON department.department = now.department
WHERE CASE WHEN $as_of::DATE IS NULL THEN now.is_latest ELSE now.as_of = $as_of::DATE END
    AND ($picked::VARCHAR[] IS NULL
        OR list_contains($picked::VARCHAR[], procedure_ref(now.department, now.procedure_key)))
ORDER BY now.department, now.annual_count DESC NULLS LAST, now.procedure_key, now.file, now.sheet, now."row";
