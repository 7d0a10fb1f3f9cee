-- The initiatives behind any cell of explore/roadmap, with the file, sheet and row each was last reported in.
-- grain: one row per initiative on that 基準日 (the last on or before as_of)
-- params: as_of DATE, measure VARCHAR {initiatives late median_slip median_delay longest_delay}, bureau VARCHAR[], department VARCHAR[], pillar VARCHAR[], theme VARCHAR[], state VARCHAR[],
--   reported VARCHAR[], reason VARCHAR[], agrees VARCHAR[], slip_from BIGINT, slip_to BIGINT, search VARCHAR
-- returns: initiative, department, bureau, initiative_id, pillar, theme, computed_state, reason, delay, slip_days,
--   baseline_end, expected_end, progress, reported_text, problem, reported_on, file, sheet, row, cell, import_id
SELECT
    initiative, department, bureau, initiative_id, pillar, theme, computed_state, reason, delay, slip_days, baseline_end,
    expected_end, progress, reported_text, problem, reported_on, file, sheet, "row" AS "row", cell, import_id
FROM explored_initiatives($bureau::VARCHAR[], $department::VARCHAR[], $pillar::VARCHAR[], $theme::VARCHAR[],
    $state::VARCHAR[], $reported::VARCHAR[], $reason::VARCHAR[], $agrees::VARCHAR[], $slip_from::BIGINT,
    $slip_to::BIGINT, $search::VARCHAR)
WHERE as_of = (SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
    AND explored_initiative_counts($measure::VARCHAR, computed_state)
ORDER BY delay_place, initiative_key;
