-- What became of initiatives between two 基準日 (the last lists on or before them): newly late, recovered, done, new, gone,
-- with another baseline, or slipped further. An initiative is named once, by the first of these. vs left out is the list
-- before the latest one.
-- grain: one row per initiative that changed
-- params: as_of DATE, vs DATE
-- returns: became, initiative_key, initiative_id, initiative, department, computed_state, state_before, slip_days, slip_before
WITH now AS (
    SELECT * FROM marts.roadmap_month
    WHERE as_of = (
        SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
),
before AS (
    SELECT * FROM marts.roadmap_month
    WHERE as_of = (
        SELECT max(as_of) FROM marts.roadmap_month
        WHERE as_of < coalesce($as_of::DATE, DATE '9999-12-31')
            AND as_of <= coalesce($vs::DATE, (SELECT max(as_of) FROM marts.roadmap_month WHERE NOT is_latest)))
),
compared AS (
    SELECT
        CASE
            WHEN before.initiative_key IS NULL THEN 'new'
            WHEN now.initiative_key IS NULL THEN 'gone'
            WHEN now.computed_state = 'late' AND before.computed_state <> 'late' THEN 'newly_late'
            WHEN now.computed_state = 'done' AND before.computed_state <> 'done' THEN 'done'
            WHEN now.baseline_end <> before.baseline_end THEN 'rebaselined'
            WHEN before.computed_state = 'late' AND now.computed_state <> 'late' THEN 'recovered'
            WHEN now.slip_days > before.slip_days AND now.is_open THEN 'slipped'
        END AS became,
        coalesce(now.initiative_key, before.initiative_key) AS initiative_key,
        coalesce(now.initiative_id, before.initiative_id) AS initiative_id,
        coalesce(now.initiative, before.initiative) AS initiative,
        coalesce(now.department, before.department) AS department,
        now.computed_state,
        before.computed_state AS state_before,
        now.slip_days,
        before.slip_days AS slip_before
    FROM now
    FULL JOIN before ON before.initiative_key = now.initiative_key
)
SELECT * FROM compared
WHERE became IS NOT NULL AND EXISTS (SELECT 1 FROM before)
ORDER BY
    CASE became WHEN 'newly_late' THEN 1 WHEN 'recovered' THEN 2 WHEN 'done' THEN 3 WHEN 'gone' THEN 4 WHEN 'new' THEN 5
        WHEN 'rebaselined' THEN 6 ELSE 7 END,
    slip_days DESC NULLS LAST, initiative_key;
