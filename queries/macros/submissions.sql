-- Who has sent what, and when. The rule of 提出状況, said in words in dashboard/screens/submissions/definitions.py.

-- The day on which something happened, as the calendar in Japan says (moments are kept in UTC; Japan has no summer time).
CREATE MACRO day_in_japan(moment) AS CAST(moment + INTERVAL 9 HOUR AS DATE);

-- What became of a list that is due: sent, late (sent after the deadline), missing, not_due (nobody can be late yet), or
-- not_asked of this 課. Where the deadline is not known nobody is late.
CREATE MACRO submission_state(is_expected, arrived_on, due, today) AS CASE
    WHEN arrived_on > due THEN 'late'
    WHEN arrived_on IS NOT NULL THEN 'sent'
    WHEN NOT is_expected THEN 'not_asked'
    WHEN today <= due OR due IS NULL THEN 'not_due'
    ELSE 'missing'
END;

-- By how many days a list is, or came, over its deadline; NULL where it is in time or not asked.
CREATE MACRO submission_days_over(state, arrived_on, due, today) AS CASE state
    WHEN 'late' THEN date_diff('day', due, arrived_on)
    WHEN 'missing' THEN date_diff('day', due, today)
END;

-- Who is often late: in at least three of the last twelve months.
CREATE MACRO is_often_late(late_months) AS late_months >= 3;
