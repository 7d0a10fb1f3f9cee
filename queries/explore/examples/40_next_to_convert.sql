-- 課で直せる理由で残っている手続は、件数の多いものからどれか
SELECT bureau, department, procedure, status, barrier_text, remaining_volume
FROM procedures
WHERE is_latest AND is_applicable AND NOT is_online AND is_mendable
ORDER BY remaining_volume DESC NULLS LAST, procedure_key
LIMIT 30;
