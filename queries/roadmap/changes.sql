-- What became of initiatives between two 基準日 (the last lists on or before them): newly late, recovered, done, new, gone,
-- with another baseline, or slipped further. An initiative is named once, by the first of these. vs left out is the list
-- before the latest one. cause: whether it moved, or the earlier 基準日 was corrected after the meeting that it is compared
-- with.
-- grain: one row per initiative that changed
-- params: as_of DATE, vs DATE
-- returns: became, initiative_key, initiative_id, initiative, department, computed_state, state_before, slip_days, slip_before, cause
WITH now AS (
    SELECT initiative_key, initiative_id, initiative, department, computed_state, slip_days, baseline_end, is_open
    FROM marts.roadmap_month
    WHERE as_of = (
        SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
),
compared AS (
    SELECT max(as_of) AS day
    FROM earlier.roadmap_month
    WHERE as_of <= coalesce($vs::DATE, (
        SELECT max(as_of) FROM marts.roadmap_month
        WHERE NOT is_latest AND as_of < coalesce($as_of::DATE, DATE '9999-12-31')))
),
before AS (
    SELECT initiative_key, initiative_id, initiative, department, computed_state, slip_days, baseline_end
    FROM earlier.roadmap_month
    WHERE as_of = (SELECT day FROM compared)
),
corrected AS (
    SELECT initiative_key, computed_state, slip_days, baseline_end
    FROM marts.roadmap_month
    WHERE as_of = (SELECT day FROM compared)
),
changed AS (
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
        before.slip_days AS slip_before,
        cause(
            corrected.computed_state IS NOT DISTINCT FROM before.computed_state
                AND corrected.slip_days IS NOT DISTINCT FROM before.slip_days
                AND corrected.baseline_end IS NOT DISTINCT FROM before.baseline_end,
            corrected.computed_state IS NOT DISTINCT FROM now.computed_state
                AND corrected.slip_days IS NOT DISTINCT FROM now.slip_days
                AND corrected.baseline_end IS NOT DISTINCT FROM now.baseline_end) AS cause
    FROM now
    FULL JOIN before ON before.initiative_key = now.initiative_key
    LEFT JOIN corrected ON corrected.initiative_key = coalesce(now.initiative_key, before.initiative_key)
)
SELECT * FROM changed
WHERE became IS NOT NULL AND EXISTS (SELECT 1 FROM before)
ORDER BY
    CASE became WHEN 'newly_late' THEN 1 WHEN 'recovered' THEN 2 WHEN 'done' THEN 3 WHEN 'gone' THEN 4 WHEN 'new' THEN 5
        WHEN 'rebaselined' THEN 6 ELSE 7 END,
    slip_days DESC NULLS LAST, initiative_key;
