-- How an initiative of the ロードマップ is judged. as_of is the 基準日.

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

-- Whether there is still something to do: neither done nor stopped.
CREATE MACRO is_open(computed_state) AS computed_state NOT IN ('done', 'stopped');

-- Whether a 課 reports more than the rule sees: 順調 or 完了 of what is late.
CREATE MACRO is_optimistic(reported_state, computed_state) AS
    coalesce(computed_state = 'late' AND reported_state IN ('on_track', 'done'), FALSE);
