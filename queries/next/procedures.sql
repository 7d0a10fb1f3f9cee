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
    WHERE CASE WHEN $as_of::DATE IS NULL THEN month.is_latest ELSE month.as_of = $as_of::DATE END
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
    SELECT
        *,
        row_number() OVER (ORDER BY annual_count DESC NULLS LAST, department, procedure_key, file, sheet, "row") AS place
    FROM listed
    WHERE counts_online(status, FALSE)
),
examples AS (
    SELECT *, 'name' AS likeness, words AS shared_words FROM done
    UNION ALL
    SELECT *, 'form' AS likeness, form AS shared_words FROM done
),
-- The nearest example is the one with the smallest farness, compared from its first part on.
pairs AS (
    SELECT
        alike.ref,
        examples.department,
        {
            'elsewhere': examples.department,
            'procedure': examples.procedure,
            'tool': examples.tool,
            'likeness': alike.likeness,
            'shared_words': alike.shared_words
        } AS example,
        {
            'by_form': alike.likeness = 'form',
            'other_basis': coalesce(examples.legal_basis <> alike.legal_basis, TRUE),
            'no_tool': examples.tool IS NULL,
            'other_bureau': coalesce(examples.bureau <> alike.bureau, TRUE),
            'place': examples.place
        } AS farness
    FROM alike
    JOIN examples ON examples.likeness = alike.likeness AND examples.shared_words = alike.shared_words
    WHERE examples.department <> alike.department
        AND coalesce(examples.kind = alike.kind, TRUE)
        AND coalesce(examples.audience = alike.audience, TRUE)
),
best AS (
    SELECT
        ref,
        min_by(example, farness) AS example,
        min(farness) AS farness,
        count(DISTINCT department) AS elsewhere_departments
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
    best.example.elsewhere,
    best.example.procedure AS elsewhere_procedure,
    best.example.tool AS elsewhere_tool,
    best.example.likeness,
    best.example.shared_words,
    NOT best.farness.other_basis AS same_basis,
    best.elsewhere_departments,
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
