-- 相談 and ヒアリング on a day.

-- How a 相談 stood on a day: a 完了日 up to then closes it, a later one says that it was open. What was taken back stays so.
CREATE MACRO consultation_state(state, closed_on, day) AS
    CASE
        WHEN closed_on > day AND coalesce(state IN ('done', 'withdrawn'), TRUE) THEN 'in_progress'
        WHEN closed_on <= day AND state IS DISTINCT FROM 'withdrawn' THEN 'done'
        ELSE state
    END;

-- Whether a 相談 waits for an end: 受付・対応中・保留. NULL where its 状態 is not known.
CREATE MACRO is_consultation_open(state) AS state IN ('received', 'in_progress', 'waiting');

-- Whether a 課 has not been heard for so many months by a day, or never.
CREATE MACRO is_long_unheard(heard_on, day, months) AS coalesce(heard_on + to_months(months) < day, TRUE);
