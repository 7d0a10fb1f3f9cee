-- What the SQL console sees of the ロードマップ.

-- grain: one row per initiative and 基準日
CREATE VIEW explore.initiatives AS
SELECT
    as_of, is_latest, bureau, department, department_then, related_departments, initiative_key, initiative_id, pillar,
    theme, initiative, baseline_start, baseline_end, is_rebaselined, planned_start, planned_end, actual_start,
    actual_end, forecast_end, expected_end, slip_days, delay, progress, planned_progress, reported_state, reported_text,
    computed_state, reason, agrees, is_open, is_optimistic, late_since, reported_on, done_this_month, problem,
    next_step, kpi, kpi_unit, kpi_baseline, kpi_target, kpi_actual, file, sheet, "row", cell
FROM marts.roadmap_month;
COMMENT ON VIEW explore.initiatives IS 'ロードマップの取組。一行＝一つの取組・一つの基準日（毎月の一覧をすべて持つので、ふつうは is_latest か as_of で一つの月に絞る）';
COMMENT ON COLUMN explore.initiatives.initiative_key IS '同じ取組を月をまたいで追うための符号';
COMMENT ON COLUMN explore.initiatives.is_open IS 'まだ終わっていない（完了でも中止・対象外でもない）';
COMMENT ON COLUMN explore.initiatives.is_optimistic IS '遅れだが、課は順調か完了と報告している';

-- grain: one row per initiative, 基準日 and milestone
CREATE VIEW explore.milestones AS
SELECT
    as_of, is_latest, bureau, department, initiative_key, initiative_id, initiative,
    milestone.due AS due, milestone.name AS milestone
FROM (SELECT *, unnest(milestones) AS milestone FROM marts.roadmap_month);
COMMENT ON VIEW explore.milestones IS '取組の節目。一行＝一つの取組・一つの基準日・一つの節目';
COMMENT ON COLUMN explore.milestones.initiative_key IS '同じ取組を月をまたいで追うための符号';

-- Without who recorded it. grain: one row per initiative and baseline
CREATE VIEW explore.baselines AS
SELECT
    initiative_key, since, until, baseline_start, baseline_end, said_on, rebaseline_id IS NOT NULL AS is_rebaselined,
    reason
FROM marts.roadmap_baseline;
COMMENT ON VIEW explore.baselines IS '取組の基準計画。一行＝一つの取組・一つの基準計画（見直すたびに一行ふえる）';
COMMENT ON COLUMN explore.baselines.initiative_key IS '取組の符号（initiatives と結ぶ）';
COMMENT ON COLUMN explore.baselines.since IS 'いつから使うか（初めの計画は 0001-01-01）';
COMMENT ON COLUMN explore.baselines.until IS 'いつまで使ったか（今の計画は空）';
COMMENT ON COLUMN explore.baselines.reason IS '見直した理由';
