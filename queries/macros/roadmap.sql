-- The rules of the ロードマップ, each once. as_of is the 基準日; days are calendar days.

-- The day on which an initiative ended or is expected to end; unfinished and overdue, it is the 基準日 at the least.
-- NULL: not over, and nobody says when (unknown is not "as planned").
CREATE MACRO expected_end(as_of, baseline_end, forecast_end, actual_end) AS
    CASE WHEN actual_end IS NOT NULL THEN actual_end
         WHEN coalesce(forecast_end, baseline_end) < as_of THEN as_of
         ELSE forecast_end END;

-- Slip in days: how much later than the baseline an initiative ended or is expected to end; negative is early.
CREATE MACRO slip_days(as_of, baseline_end, forecast_end, actual_end) AS
    date_diff('day', baseline_end, expected_end(as_of, baseline_end, forecast_end, actual_end));

-- How far a milestone has moved since a list first named it, in days; negative is earlier (milestone trend analysis).
CREATE MACRO milestone_slip_days(first_due, due) AS date_diff('day', first_due, due);

-- Planned progress: the share of the planned period that has elapsed, both days counted (linear; "planned value" of
-- earned value management without weights, PMI Practice Standard for EVM, 2nd ed., 2011).
CREATE MACRO planned_progress(as_of, baseline_start, baseline_end) AS
    CASE WHEN baseline_start IS NULL OR baseline_end IS NULL THEN NULL
         WHEN as_of < baseline_start THEN 0.0
         WHEN as_of >= baseline_end THEN 1.0
         ELSE (date_diff('day', baseline_start, as_of) + 1.0) / (date_diff('day', baseline_start, baseline_end) + 1) END;

-- Whether an initiative has begun: TRUE by a day or by progress; FALSE where the list has a place for that day and it
-- is blank, or progress is 0; NULL where nothing tells. The self-reported state is no evidence.
CREATE MACRO has_started(actual_start, progress, start_is_reported) AS
    CASE WHEN actual_start IS NOT NULL OR progress > 0 THEN TRUE
         WHEN start_is_reported OR progress = 0 THEN FALSE END;

-- Whether the day by which it should have begun is past and it has not.
CREATE MACRO start_missed(as_of, baseline_start, actual_start, progress, start_is_reported) AS
    coalesce(baseline_start < as_of AND NOT has_started(actual_start, progress, start_is_reported), FALSE);

-- Whether nobody says when it will end, or said so too long ago.
CREATE MACRO forecast_is_stale(as_of, forecast_end, forecast_on, stale_days) AS
    forecast_end IS NULL OR date_diff('day', forecast_on, as_of) > stale_days;

-- The state by rule. late_days and stale_days are the city's settings (30 and 35).
CREATE MACRO computed_state(as_of, baseline_start, baseline_end, actual_start, actual_end, forecast_end, forecast_on,
                            progress, start_is_reported, reported_state, late_days, stale_days) AS
    CASE WHEN actual_end IS NOT NULL THEN 'done'
         WHEN reported_state = 'stopped' THEN 'stopped'
         WHEN baseline_start > as_of AND NOT coalesce(has_started(actual_start, progress, start_is_reported), FALSE)
             THEN 'not_started'
         WHEN baseline_end IS NULL THEN 'unknown'
         WHEN start_missed(as_of, baseline_start, actual_start, progress, start_is_reported)
             OR slip_days(as_of, baseline_end, forecast_end, actual_end) > late_days THEN 'late'
         WHEN slip_days(as_of, baseline_end, forecast_end, actual_end) > 0
             OR forecast_is_stale(as_of, forecast_end, forecast_on, stale_days) THEN 'attention'
         ELSE 'on_track' END;

-- Why a state is late or attention: start_missed, overdue, slip, forecast_missing or forecast_stale.
CREATE MACRO state_reason(computed_state, as_of, baseline_start, baseline_end, actual_start, forecast_end, progress,
                          start_is_reported) AS
    CASE WHEN computed_state NOT IN ('late', 'attention') THEN NULL
         WHEN start_missed(as_of, baseline_start, actual_start, progress, start_is_reported) THEN 'start_missed'
         WHEN coalesce(forecast_end, baseline_end) < as_of THEN 'overdue'
         WHEN slip_days(as_of, baseline_end, forecast_end, NULL) > 0 THEN 'slip'
         WHEN forecast_end IS NULL THEN 'forecast_missing'
         ELSE 'forecast_stale' END;

-- Whether what was reported and what the rule says go together. 注意 lies between 順調, 遅れ and 未着手, which are all a
-- 課 can report; NULL where either is not known.
CREATE MACRO reports_agree(reported_state, computed_state) AS
    CASE WHEN reported_state IS NULL OR computed_state = 'unknown' THEN NULL
         WHEN computed_state = 'attention' THEN reported_state IN ('on_track', 'late', 'not_started')
         WHEN computed_state = 'not_started' THEN reported_state IN ('not_started', 'on_track')
         ELSE reported_state = computed_state END;

-- How many days an initiative has waited for a start that was missed; NULL where its start was not.
CREATE MACRO waited_days(reason, as_of, baseline_start) AS
    CASE WHEN reason = 'start_missed' THEN date_diff('day', baseline_start, as_of) END;

-- How late an initiative is, in days: since its start was missed, else by its slip.
CREATE MACRO delay_days(waited_days, slip_days) AS coalesce(waited_days, slip_days);

-- Whether there is still something to do: neither done nor stopped.
CREATE MACRO is_open(computed_state) AS computed_state NOT IN ('done', 'stopped');

-- Whether a 課 reports more than the rule sees: 順調 or 完了 of what is late.
CREATE MACRO is_optimistic(reported_state, computed_state) AS
    coalesce(computed_state = 'late' AND reported_state IN ('on_track', 'done'), FALSE);

-- Milestones as days and names: they are kept as texts 「2026-09-30 試行開始」. None where there are none.
CREATE MACRO dated_milestones(texts) AS
    list_transform(
        coalesce(texts, []), lambda text: {'due': CAST(substr(text, 1, 10) AS DATE), 'name': substr(text, 12)});
