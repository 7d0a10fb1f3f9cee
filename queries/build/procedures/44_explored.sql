-- 手続 as 探索 lays them out and narrows them: each thing that a list says as a text, '' where it says nothing. NULL means all;
-- every word of search must be in 手続名, 番号, 根拠法令, 備考, 部 or 課.
-- grain: one row per procedure and 基準日
CREATE MACRO explored_procedures(bureaus, departments, statuses, barriers, mendables, laws, audiences, kinds,
                                 tools, priorities, life_events, annual_from, annual_to, search) AS TABLE
WITH said AS (
    SELECT
        *,
        coalesce(bureau, '') AS bureau_said,
        coalesce(department, '') AS department_said,
        coalesce(status, 'unknown') AS status_said,
        coalesce(CAST(barrier AS VARCHAR), '') AS barrier_said,
        CASE is_mendable(barrier) WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE '' END AS mendable_said,
        coalesce(legal_basis, '') AS law_said,
        coalesce(audience, '') AS audience_said,
        coalesce(kind, '') AS kind_said,
        coalesce(tool, '') AS tool_said,
        CASE priority WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE '' END AS priority_said,
        coalesce(life_event, '') AS life_event_said,
        CASE
            WHEN annual_count IS NULL THEN ''
            WHEN annual_count >= 10000 THEN '10000'
            WHEN annual_count >= 1000 THEN '1000'
            WHEN annual_count >= 100 THEN '100'
            WHEN annual_count >= 1 THEN '1'
            ELSE '0'
        END AS volume_said
    FROM marts.procedure_month
)
SELECT *
FROM said
WHERE (bureaus IS NULL OR list_contains(bureaus, bureau_said))
    AND (departments IS NULL OR list_contains(departments, department_said))
    AND (statuses IS NULL OR list_contains(statuses, status_said))
    AND (barriers IS NULL OR list_contains(barriers, barrier_said))
    AND (mendables IS NULL OR list_contains(mendables, mendable_said))
    AND (laws IS NULL OR list_contains(laws, law_said))
    AND (audiences IS NULL OR list_contains(audiences, audience_said))
    AND (kinds IS NULL OR list_contains(kinds, kind_said))
    AND (tools IS NULL OR list_contains(tools, tool_said))
    AND (priorities IS NULL OR list_contains(priorities, priority_said))
    AND (life_events IS NULL OR list_contains(life_events, life_event_said))
    AND (annual_from IS NULL OR annual_count >= annual_from)
    AND (annual_to IS NULL OR annual_count <= annual_to)
    AND (search IS NULL OR list_bool_and(list_transform(
        string_split_regex(trim(lower(nfc_normalize(search))), '[\s　]+'),
        lambda word: contains(lower(concat_ws(' ', procedure, procedure_id, legal_basis, note, bureau, department)), word))));

-- Whether a procedure counts for what 探索 is asked to count.
CREATE MACRO explored_procedure_counts(measure, status, with_partial) AS CASE coalesce(measure, 'procedures')
    WHEN 'online' THEN counts_online(status, with_partial)
    WHEN 'remaining' THEN counts_applicable(status, FALSE) AND NOT counts_online(status, with_partial)
    WHEN 'remaining_volume' THEN counts_applicable(status, FALSE) AND NOT counts_online(status, with_partial)
    ELSE measure NOT IN ('applicable', 'kind', 'volume') OR measure IS NULL OR counts_applicable(status, FALSE)
END;
