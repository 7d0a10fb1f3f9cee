-- How late an initiative of the ロードマップ is. as_of is the 基準日; days are calendar days.

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

-- Milestones as days and names: they are kept as texts 「2026-09-30 試行開始」. None where there are none.
CREATE MACRO dated_milestones(texts) AS
    list_transform(
        coalesce(texts, []), lambda text: {'due': CAST(substr(text, 1, 10) AS DATE), 'name': substr(text, 12)});

-- How many days an initiative has waited for a start that was missed; NULL where its start was not.
CREATE MACRO waited_days(reason, as_of, baseline_start) AS
    CASE WHEN reason = 'start_missed' THEN date_diff('day', baseline_start, as_of) END;

-- How late an initiative is, in days: since its start was missed, else by its slip.
CREATE MACRO delay_days(waited_days, slip_days) AS coalesce(waited_days, slip_days);
