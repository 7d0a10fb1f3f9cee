-- 課は順調と報告しているが、計画より遅れている取組はどれか
SELECT department, initiative, reported_text, computed_state, baseline_end, expected_end, slip_days
FROM initiatives
WHERE is_latest AND is_optimistic
ORDER BY slip_days DESC NULLS LAST, initiative_key;
