-- What one initiative was and is measured against, and why its baseline was changed.
-- grain: one row per initiative and baseline, the first one first
-- params: initiative VARCHAR
-- returns: initiative_key, since, baseline_start, baseline_end, reason, made_by, made_at, said_on, file, rebaseline_id
SELECT
    initiative_key,
    CASE WHEN rebaseline_id IS NOT NULL THEN since END AS since,
    baseline_start, baseline_end, reason, made_by, made_at, said_on, file, rebaseline_id
FROM marts.roadmap_baseline
WHERE $initiative::VARCHAR IS NULL OR initiative_key = $initiative::VARCHAR
ORDER BY initiative_key, marts.roadmap_baseline.since;
