-- 取組 as 探索 lays them out and narrows them: each thing that a list says as a text, '' where it says nothing. NULL means all.
-- grain: one row per initiative and 基準日
CREATE MACRO explored_initiatives(bureaus, departments, pillars, themes, states, reports, reasons, agreements, slip_from,
                                  slip_to, search) AS TABLE
WITH said AS (
    SELECT
        *,
        coalesce(bureau, '') AS bureau_said,
        coalesce(department, '') AS department_said,
        coalesce(pillar, '') AS pillar_said,
        coalesce(theme, '') AS theme_said,
        computed_state AS state_said,
        coalesce(reported_state, '') AS reported_said,
        coalesce(reason, '') AS reason_said,
        CASE agrees WHEN TRUE THEN 'yes' WHEN FALSE THEN 'no' ELSE '' END AS agrees_said
    FROM marts.roadmap_month
)
SELECT *
FROM said
WHERE (bureaus IS NULL OR list_contains(bureaus, bureau_said))
    AND (departments IS NULL OR list_contains(departments, department_said))
    AND (pillars IS NULL OR list_contains(pillars, pillar_said))
    AND (themes IS NULL OR list_contains(themes, theme_said))
    AND (states IS NULL OR list_contains(states, state_said))
    AND (reports IS NULL OR list_contains(reports, reported_said))
    AND (reasons IS NULL OR list_contains(reasons, reason_said))
    AND (agreements IS NULL OR list_contains(agreements, agrees_said))
    AND (slip_from IS NULL OR slip_days >= slip_from)
    AND (slip_to IS NULL OR slip_days <= slip_to)
    AND (search IS NULL OR contains(lower(concat_ws(' ', initiative, initiative_id, theme, problem, department)),
        trim(lower(nfc_normalize(search)))));

-- Whether an initiative counts for what 探索 is asked to count.
CREATE MACRO explored_initiative_counts(measure, computed_state) AS CASE coalesce(measure, 'initiatives')
    WHEN 'initiatives' THEN TRUE
    WHEN 'median_slip' THEN computed_state IN ('on_track', 'attention', 'late')
    ELSE computed_state = 'late'
END;
