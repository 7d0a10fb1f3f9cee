-- Every initiative on every 基準日 from its first report on, measured by the rules. A 課 that sent nothing is carried on
-- with what it said last, whose age the rule counts; an initiative that its 課 left out of its list is gone.
-- grain: one row per initiative and 基準日
CREATE TABLE marts.roadmap_month AS
WITH home AS (
    SELECT initiative_key, max_by(today.today, rows.as_of) AS department
    FROM staging.roadmap AS rows
    JOIN staging.department_today AS today ON today.department = rows.department_then AND today.branches = 1
    GROUP BY initiative_key
),
placed AS (
    SELECT
        rows.*,
        coalesce(single.today, branch.today, rows.department_then) AS department,
        lead(rows.as_of) OVER (PARTITION BY rows.initiative_key ORDER BY rows.as_of) AS next_report
    FROM staging.roadmap AS rows
    LEFT JOIN staging.department_today AS single
        ON single.department = rows.department_then AND single.branches = 1
    LEFT JOIN home ON home.initiative_key = rows.initiative_key AND single.today IS NULL
    LEFT JOIN staging.department_today AS branch
        ON branch.department = rows.department_then AND branch.today = home.department
),
months AS (
    SELECT DISTINCT as_of FROM staging.roadmap
),
sent AS (
    SELECT DISTINCT as_of, department FROM placed
),
related AS (
    SELECT
        each.as_of, each.rows_sha256, each.sheet, each."row",
        list(coalesce(names.department, each.texts[each.place]) ORDER BY each.place) AS related_departments
    FROM (
        SELECT rows_sha256, sheet, "row", as_of, related_departments AS texts,
            unnest(range(1, array_length(related_departments) + 1)) AS place
        FROM staging.roadmap
    ) AS each
    LEFT JOIN raw.department_names AS names
        ON names.as_of = each.as_of AND names.department_text = each.texts[each.place] AND names.bureau_text IS NULL
    GROUP BY each.as_of, each.rows_sha256, each.sheet, each."row"
),
carried AS (
    SELECT
        months.as_of AS month,
        months.as_of = max(months.as_of) OVER () AS is_latest,
        placed.*,
        placed.as_of AS reported_on
    FROM placed
    JOIN months
        ON months.as_of >= placed.as_of
        AND (placed.next_report IS NULL OR months.as_of < placed.next_report)
    LEFT JOIN sent ON sent.as_of = months.as_of AND sent.department = placed.department
    WHERE placed.as_of = months.as_of OR sent.department IS NULL
),
measured AS (
    SELECT
        carried.*,
        baseline.baseline_start,
        baseline.baseline_end,
        baseline.rebaseline_id IS NOT NULL AS is_rebaselined,
        CASE WHEN carried.actual_end <= carried.month THEN carried.actual_end END AS ended_on,
        -- A plan that was moved without a review is a forecast, not a new baseline.
        coalesce(
            carried.forecast_end,
            CASE WHEN carried.planned_end <> baseline.baseline_end THEN carried.planned_end END) AS expected_by,
        coalesce(carried.updated_on, carried.reported_on) AS forecast_on
    FROM carried
    LEFT JOIN marts.roadmap_baseline AS baseline
        ON baseline.initiative_key = carried.initiative_key
        AND carried.month >= baseline.since
        AND (baseline.until IS NULL OR carried.month < baseline.until)
),
judged AS (
    SELECT
        measured.*,
        slip_days(month, baseline_end, expected_by, ended_on) AS slip_days,
        planned_progress(month, baseline_start, baseline_end) AS planned_progress,
        computed_state(month, baseline_start, baseline_end, actual_start, ended_on, expected_by, forecast_on, progress,
            start_is_reported, reported_state, settings.late_days, settings.stale_days) AS computed_state
    FROM measured
    CROSS JOIN meta.settings AS settings
),
explained AS (
    SELECT
        judged.*,
        state_reason(computed_state, month, baseline_start, baseline_end, actual_start, expected_by, progress,
            start_is_reported) AS reason
    FROM judged
),
delayed AS (
    SELECT
        explained.*,
        waited_days(reason, month, baseline_start) AS waits,
        delay_days(waited_days(reason, month, baseline_start), slip_days) AS delay
    FROM explained
),
runs AS (
    SELECT
        delayed.*,
        -- Months up to the last one that was not late share a number with none of the run that follows it.
        count(*) FILTER (WHERE computed_state <> 'late') OVER (
            PARTITION BY initiative_key ORDER BY month ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS run
    FROM delayed
)
SELECT
    runs.month AS as_of,
    runs.is_latest,
    runs.initiative_key,
    runs.initiative_id,
    runs.pillar,
    runs.theme,
    runs.initiative,
    coalesce(department.bureau, runs.bureau_then) AS bureau,
    runs.department,
    runs.department_then,
    coalesce(related.related_departments, []) AS related_departments,
    runs.baseline_start,
    runs.baseline_end,
    runs.is_rebaselined,
    runs.planned_start,
    runs.planned_end,
    runs.actual_start,
    runs.ended_on AS actual_end,
    runs.expected_by AS forecast_end,
    expected_end(runs.month, runs.baseline_end, runs.expected_by, runs.ended_on) AS expected_end,
    runs.slip_days,
    runs.progress,
    runs.planned_progress,
    runs.reported_state,
    runs.reported_text,
    runs.computed_state,
    runs.reason,
    reports_agree(runs.reported_state, runs.computed_state) AS agrees,
    CASE WHEN runs.computed_state = 'late' THEN min(runs.month) FILTER (WHERE runs.computed_state = 'late') OVER (
        PARTITION BY runs.initiative_key, runs.run) END AS late_since,
    runs.reported_on,
    runs.done_this_month,
    runs.problem,
    runs.next_step,
    dated_milestones(runs.milestones) AS milestones,
    runs.kpi,
    runs.kpi_unit,
    runs.kpi_baseline,
    runs.kpi_target,
    runs.kpi_actual,
    runs.import_id,
    runs.file,
    runs.sheet,
    runs."row",
    runs.cell,
    runs.waits,
    runs.delay,
    row_number() OVER (PARTITION BY runs.month ORDER BY runs.delay DESC NULLS LAST, runs.initiative_key) AS delay_place,
    is_open(runs.computed_state) AS is_open,
    is_optimistic(runs.reported_state, runs.computed_state) AS is_optimistic,
    -- The order of the list: 柱 and 施策 as they first occur in it.
    min(runs."row") OVER (PARTITION BY runs.month, runs.pillar) AS pillar_place,
    min(runs."row") OVER (PARTITION BY runs.month, runs.pillar, runs.theme) AS theme_place
FROM runs
LEFT JOIN related
    ON related.as_of = runs.reported_on AND related.rows_sha256 = runs.rows_sha256
    AND related.sheet = runs.sheet AND related."row" = runs."row"
LEFT JOIN marts.department AS department ON department.department = runs.department
ORDER BY runs.month, pillar_place, runs.pillar, theme_place, runs.theme, runs."row", runs.initiative_key;

INSERT INTO marts.listed SELECT DISTINCT 'roadmap', as_of, department FROM marts.roadmap_month;
