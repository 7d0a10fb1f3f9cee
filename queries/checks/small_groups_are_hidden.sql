-- スキルアセスメントで、人数が足りない集まりや伏せた集まりの点が、見せる表に出ていない
SELECT cells.round, cells.level, cells.unit, cells.field, cells.n
FROM shown.assessment_cell AS cells
WHERE (cells.masked OR cells.respondents < (SELECT masking_k FROM meta.settings))
    AND (cells.mean IS NOT NULL OR cells.median IS NOT NULL OR cells.p25 IS NOT NULL OR cells.p75 IS NOT NULL
        OR cells.sd IS NOT NULL)
UNION ALL
SELECT round, level, unit, skill, CAST(sum(people) AS BIGINT)
FROM shown.assessment_step
GROUP BY kind, round, level, bureau, unit, skill_kind, skill
HAVING sum(people) < (SELECT masking_k FROM meta.settings)
ORDER BY ALL;
