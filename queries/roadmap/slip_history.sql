-- The end expected at each report, month by month up to as_of, of the initiatives asked for (milestone trend analysis).
-- grain: one row per initiative and 基準日
-- params: as_of DATE, initiative VARCHAR[]
-- returns: initiative_key, initiative, as_of, expected_end, baseline_end, slip_days, computed_state
SELECT
    initiative_key,
    max_by(initiative, as_of) OVER (PARTITION BY initiative_key) AS initiative,
    as_of,
    expected_end,
    baseline_end,
    slip_days,
    computed_state
FROM marts.roadmap_month
WHERE ($as_of::DATE IS NULL OR as_of <= $as_of::DATE)
    AND ($initiative::VARCHAR[] IS NULL OR list_contains($initiative::VARCHAR[], initiative_key))
ORDER BY initiative_key, as_of;
