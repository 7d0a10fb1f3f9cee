-- Which procedures count, and what is left of them to put online.

-- Whether a procedure counts among those that could be online. Unknown never does; 対象外 only by the switch that
-- the national survey (行政手続等の悉皆調査) uses.
CREATE MACRO counts_applicable(status, with_not_applicable) AS
    status IS NOT NULL AND (status <> 'not_applicable' OR coalesce(with_not_applicable, FALSE));

-- Whether a procedure counts as online. 一部実施 only by the switch.
CREATE MACRO counts_online(status, with_partial) AS
    coalesce(status = 'online' OR (status = 'partial' AND coalesce(with_partial, FALSE)), FALSE);

-- Yearly volume waiting for a procedure to go online; none is waiting where it is online or its status is unknown.
-- A procedure that is not online at all has no online volume, so only 一部実施 with an unknown online count stays
-- unknown.
CREATE MACRO remaining_volume(status, annual_count, online_count) AS
    CASE WHEN status = 'online' THEN NULL
         WHEN status = 'partial' THEN annual_count - online_count
         WHEN status IS NOT NULL THEN annual_count - coalesce(online_count, 0) END;

-- Whether a 課 can do something about its reason (懸念点 of the national survey): not where a law has to change (1, 2) or
-- the nature of the thing forbids it (5). NULL where no reason is written.
CREATE MACRO is_mendable(barrier) AS barrier NOT IN (1, 2, 5);
