-- オンラインで出せるのに、使われていない手続はどれか（年間300件以上、利用率2割未満）
SELECT bureau, department, procedure, tool, annual_count, online_count, rate(online_count, annual_count) AS usage_rate
FROM procedures
WHERE is_latest AND is_online AND annual_count >= 300 AND rate(online_count, annual_count) < 0.2
ORDER BY annual_count - online_count DESC, procedure_key;
