-- How far an initiative of the ロードマップ should be, and whether it has begun. as_of is the 基準日.

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

-- Whether its end by the baseline lies at most so many days ahead (90 where not said) and it is not done.
CREATE MACRO is_due_soon(is_open, as_of, baseline_end, days) AS
    coalesce(is_open AND date_diff('day', as_of, baseline_end) BETWEEN 0 AND coalesce(days, 90), FALSE);

-- Whether the day by which it should have begun is past and it has not.
CREATE MACRO start_missed(as_of, baseline_start, actual_start, progress, start_is_reported) AS
    coalesce(baseline_start < as_of AND NOT has_started(actual_start, progress, start_is_reported), FALSE);
