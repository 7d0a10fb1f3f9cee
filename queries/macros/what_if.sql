-- What would be if chosen procedures were online: the same counting, with their status taken as 実施済.

-- A procedure by a short name that stands in an address: seven signs of a digest, of which 1,000 procedures share one by
-- chance once in 500 cities. Procedures that share one are chosen together.
CREATE MACRO procedure_ref(department, procedure_key) AS left(md5(concat_ws('｜', department, procedure_key)), 7);

-- Whether a procedure can be chosen: one that counts and is not online (一部実施 is not).
CREATE MACRO is_waiting(status) AS counts_applicable(status, FALSE) AND NOT counts_online(status, FALSE);

-- Whether it is one of the chosen. None is where picked is NULL; what is online, 対象外 or unknown never is.
CREATE MACRO is_picked(status, ref, picked) AS is_waiting(status) AND coalesce(list_contains(picked, ref), FALSE);

-- Its status if the chosen were online.
CREATE MACRO status_if(status, ref, picked) AS CASE WHEN is_picked(status, ref, picked) THEN 'online' ELSE status END;

-- What has become of a planned procedure at a 基準日: done, slipped (the day is past), planned, or dropped (it counts no
-- more, or its status is not known). Without a day nothing slips.
CREATE MACRO plan_state(status, as_of, until) AS
    CASE WHEN counts_online(status, FALSE) THEN 'done'
         WHEN NOT counts_applicable(status, FALSE) THEN 'dropped'
         WHEN as_of > until THEN 'slipped'
         ELSE 'planned' END;
