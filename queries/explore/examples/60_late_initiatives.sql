-- 遅れている取組はどれか、課題と次の予定は何か
SELECT department, initiative, delay, reason, late_since, problem, next_step
FROM initiatives
WHERE is_latest AND computed_state = 'late'
ORDER BY delay DESC NULLS LAST, initiative_key;
