-- スキルアセスメントで、人数が足りない集まりや伏せた集まりの点が、見せる表に出ていない
SELECT round, level, unit, field, n
FROM shown.assessment_cell
WHERE (masked OR n < (SELECT masking_k FROM meta.settings))
    AND (mean IS NOT NULL OR median IS NOT NULL OR p25 IS NOT NULL OR p75 IS NOT NULL OR sd IS NOT NULL)
ORDER BY round, level, unit, field;
