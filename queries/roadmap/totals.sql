-- The roadmap in one row on one 基準日 (the last list on or before as_of): initiatives by computed state, slip, what is
-- due and when the next one is, where report and rule disagree, and how many late ones are reported as 順調 or 完了
-- (optimistic). due_days: how far ahead 「まもなく期限」 looks (90 when NULL).
-- grain: one row
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], due_days BIGINT
-- returns: as_of, initiatives, done, on_track, attention, late, not_started, stopped, unknown, median_slip, slip_known, median_behind, due_soon, disagree, reported, not_reported, optimistic, next_due
SELECT
    max(as_of) AS as_of,
    count(*) AS initiatives,
    count(*) FILTER (WHERE computed_state = 'done') AS done,
    count(*) FILTER (WHERE computed_state = 'on_track') AS on_track,
    count(*) FILTER (WHERE computed_state = 'attention') AS attention,
    count(*) FILTER (WHERE computed_state = 'late') AS late,
    count(*) FILTER (WHERE computed_state = 'not_started') AS not_started,
    count(*) FILTER (WHERE computed_state = 'stopped') AS stopped,
    count(*) FILTER (WHERE computed_state = 'unknown') AS unknown,
    median(slip_days) FILTER (WHERE computed_state IN ('on_track', 'attention', 'late')) AS median_slip,
    count(slip_days) FILTER (WHERE computed_state IN ('on_track', 'attention', 'late')) AS slip_known,
    median(slip_days) FILTER (WHERE computed_state IN ('attention', 'late') AND slip_days > 0) AS median_behind,
    count(*) FILTER (WHERE is_due_soon(is_open, as_of, baseline_end, $due_days::BIGINT)) AS due_soon,
    count(*) FILTER (WHERE NOT agrees) AS disagree,
    count(agrees) AS reported,
    count(*) FILTER (WHERE reported_on < as_of) AS not_reported,
    count(*) FILTER (WHERE is_optimistic) AS optimistic,
    min(baseline_end) FILTER (WHERE is_open AND baseline_end >= as_of) AS next_due
FROM marts.roadmap_month
WHERE as_of = (SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
    AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
    AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department));
