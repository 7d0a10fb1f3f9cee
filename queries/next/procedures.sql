-- What could be changed next: every procedure that counts and is not online, and where another 課 has put the same kind
-- of procedure online: by its name without brackets and 申請・届 (likeness name) or by the kind of form its name ends with
-- (form), never where 手続類型 or 対象者 are known to differ.
-- grain: one row per procedure not online at that 基準日 (the latest when as_of is NULL)
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], barrier BIGINT[] {0 1 2 3 4 5 6 7},
--   mendable BOOLEAN, elsewhere BOOLEAN, priority BOOLEAN, search VARCHAR
-- returns: ref, bureau, department, procedure, procedure_id, status, annual_count, remaining_volume, barrier,
--   is_mendable, priority, department_rate, elsewhere, elsewhere_procedure, elsewhere_tool, likeness, shared_words,
--   same_basis, elsewhere_departments, planned_for, legal_basis, audience, note
WITH listed AS (
    SELECT month.*, procedure_ref(month.department, month.procedure_key) AS ref, likeness.words, likeness.form
    FROM marts.procedure_month AS month
    LEFT JOIN marts.likeness AS likeness ON likeness.procedure = month.procedure
    WHERE coalesce(month.as_of = $as_of::DATE, month.is_latest)
),
rates AS (
    SELECT
        department,
        rate(count(*) FILTER (WHERE counts_online(status, FALSE)), count(*) FILTER (WHERE counts_applicable(status, FALSE)))
            AS department_rate
    FROM listed
    GROUP BY department
),
waiting AS (
    SELECT *
    FROM listed
    WHERE is_waiting(status)
        AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
),
alike AS (
    SELECT waiting.*, 'name' AS likeness, words AS shared_words FROM waiting WHERE length(words) >= 3
    UNION ALL
    SELECT waiting.*, 'form' AS likeness, form AS shared_words FROM waiting WHERE form IS NOT NULL
),
done AS (
    SELECT listed.*, 'name' AS likeness, words AS shared_words FROM listed WHERE counts_online(status, FALSE)
    UNION ALL
    SELECT listed.*, 'form' AS likeness, form AS shared_words FROM listed WHERE counts_online(status, FALSE)
),
pairs AS (
    SELECT
        alike.ref,
        alike.likeness,
        alike.shared_words,
        done.department AS elsewhere,
        done.procedure AS elsewhere_procedure,
        done.tool AS elsewhere_tool,
        coalesce(done.legal_basis = alike.legal_basis, FALSE) AS same_basis,
        row_number() OVER (
            PARTITION BY alike.ref
            ORDER BY alike.likeness = 'name' DESC, coalesce(done.legal_basis = alike.legal_basis, FALSE) DESC,
                done.tool IS NOT NULL DESC, coalesce(done.bureau = alike.bureau, FALSE) DESC,
                done.annual_count DESC NULLS LAST, done.department, done.procedure_key, done.file, done.sheet, done."row"
        ) AS place,
        dense_rank() OVER (PARTITION BY alike.ref ORDER BY done.department) AS department_place
    FROM alike
    JOIN done ON done.likeness = alike.likeness AND done.shared_words = alike.shared_words
    WHERE done.department <> alike.department
        AND coalesce(done.kind = alike.kind, TRUE)
        AND coalesce(done.audience = alike.audience, TRUE)
),
best AS (
    SELECT
        ref,
        max(department_place) AS elsewhere_departments,
        min_by(elsewhere, place) AS elsewhere,
        min_by(elsewhere_procedure, place) AS elsewhere_procedure,
        max(CASE WHEN place = 1 THEN elsewhere_tool END) AS elsewhere_tool,
        min_by(likeness, place) AS likeness,
        min_by(shared_words, place) AS shared_words,
        min_by(same_basis, place) AS same_basis
    FROM pairs
    GROUP BY ref
)
SELECT
    waiting.ref,
    waiting.bureau,
    waiting.department,
    waiting.procedure,
    waiting.procedure_id,
    waiting.status,
    waiting.annual_count,
    waiting.remaining_volume,
    waiting.barrier,
    is_mendable(waiting.barrier) AS is_mendable,
    waiting.priority,
    rates.department_rate,
    best.elsewhere,
    best.elsewhere_procedure,
    best.elsewhere_tool,
    best.likeness,
    best.shared_words,
    best.same_basis,
    CAST(best.elsewhere_departments AS BIGINT) AS elsewhere_departments,
    waiting.planned_for,
    waiting.legal_basis,
    waiting.audience,
    waiting.note
FROM waiting
JOIN rates ON rates.department = waiting.department
LEFT JOIN best ON best.ref = waiting.ref
WHERE ($barrier::BIGINT[] IS NULL OR list_contains($barrier::BIGINT[], waiting.barrier))
    AND (NOT coalesce($mendable::BOOLEAN, FALSE) OR is_mendable(waiting.barrier))
    AND (NOT coalesce($elsewhere::BOOLEAN, FALSE) OR best.ref IS NOT NULL)
    AND (NOT coalesce($priority::BOOLEAN, FALSE) OR waiting.priority)
    AND ($search::VARCHAR IS NULL OR contains(
        lower(concat_ws(' ', waiting.procedure, waiting.procedure_id, waiting.legal_basis, waiting.note, waiting.department)),
        trim(lower(nfc_normalize($search::VARCHAR)))))
ORDER BY waiting.remaining_volume DESC NULLS LAST, waiting.department, waiting.procedure_key, waiting.file, waiting.sheet,
    waiting."row";
