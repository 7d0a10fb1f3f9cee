-- Every initiative on one 基準日 (the last list on or before as_of) as planned, reported and judged, beside the month
-- compared with (vs), and whether its end is due within due_days (90 when NULL). In the order of the list: 柱, 施策, row.
-- grain: one row per initiative
-- params: as_of DATE, vs DATE, due_days BIGINT
-- returns: initiative_id, pillar, initiative, department, baseline_end, forecast_end, slip_days, reported_state, computed_state, as_of, initiative_key, theme, bureau, related_departments, baseline_start, is_rebaselined, planned_start, planned_end, actual_start, actual_end, expected_end, progress, planned_progress, reported_text, reason, agrees, late_since, reported_on, done_this_month, problem, next_step, milestones, kpi, kpi_unit, kpi_baseline, kpi_target, kpi_actual, state_before, slip_before, file, sheet, row, cell, import_id, waits, delay, delay_place, is_open, is_due_soon
WITH before AS (
    SELECT initiative_key, computed_state, slip_days
    FROM earlier.roadmap_month
    WHERE as_of = (SELECT max(as_of) FROM earlier.roadmap_month WHERE as_of <= $vs::DATE)
)
SELECT
    now.initiative_id,
    now.pillar,
    now.initiative,
    now.department,
    now.baseline_end,
    now.forecast_end,
    now.slip_days,
    now.reported_state,
    now.computed_state,
    now.as_of,
    now.initiative_key,
    now.theme,
    now.bureau,
    now.related_departments,
    now.baseline_start,
    now.is_rebaselined,
    now.planned_start,
    now.planned_end,
    now.actual_start,
    now.actual_end,
    now.expected_end,
    now.progress,
    now.planned_progress,
    now.reported_text,
    now.reason,
    now.agrees,
    now.late_since,
    now.reported_on,
    now.done_this_month,
    now.problem,
    now.next_step,
    now.milestones,
    now.kpi,
    now.kpi_unit,
    now.kpi_baseline,
    now.kpi_target,
    now.kpi_actual,
    before.computed_state AS state_before,
    before.slip_days AS slip_before,
    now.file,
    now.sheet,
    now."row",
    now.cell,
    now.import_id,
    now.waits,
    now.delay,
    now.delay_place,
    now.is_open,
    is_due_soon(now.is_open, now.as_of, now.baseline_end, $due_days::BIGINT) AS is_due_soon
FROM marts.roadmap_month AS now
LEFT JOIN before ON before.initiative_key = now.initiative_key
WHERE now.as_of = (SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
ORDER BY now.pillar_place, now.pillar, now.theme_place, now.theme, now."row", now.initiative_key;
