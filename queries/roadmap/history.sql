-- What was reported of one initiative, the latest month first, and how the rule judged it; with the cell it came from.
-- grain: one row per 基準日 on which it was reported
-- params: initiative VARCHAR, as_of DATE
-- returns: initiative_key, as_of, computed_state, reported_state, reported_text, slip_days, baseline_end, forecast_end, actual_start, actual_end, progress, planned_progress, done_this_month, problem, next_step, kpi, kpi_unit, kpi_baseline, kpi_target, kpi_actual, initiative_id, initiative, department, file, sheet, cell, import_id
SELECT
    initiative_key, as_of, computed_state, reported_state, reported_text, slip_days, baseline_end, forecast_end,
    actual_start, actual_end, progress, planned_progress, done_this_month, problem, next_step,
    kpi, kpi_unit, kpi_baseline, kpi_target, kpi_actual, initiative_id, initiative, department_then AS department,
    file, sheet, cell, import_id
FROM marts.roadmap_month
WHERE reported_on = as_of
    AND ($as_of::DATE IS NULL OR as_of <= $as_of::DATE)
    AND ($initiative::VARCHAR IS NULL OR initiative_key = $initiative::VARCHAR)
ORDER BY initiative_key, as_of DESC;
