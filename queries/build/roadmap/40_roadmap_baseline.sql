-- What an initiative is measured against: the plan as it was first imported, and every later one that was set on
-- purpose (計画の見直し). No later import changes it; only undoing the first one, or a record in the ledger, does.
-- grain: one row per initiative and baseline; in force from since (included) until the next one
CREATE TABLE marts.roadmap_baseline AS
WITH first_plan AS (
    SELECT
        identity AS initiative_key,
        arg_min(planned_start, import_id) AS baseline_start,
        arg_min(planned_end, import_id) AS baseline_end,
        arg_min(as_of, import_id) AS said_on,
        arg_min(file, import_id) AS file,
        min(import_id) AS import_id
    FROM raw.roadmap
    WHERE planned_end IS NOT NULL
    GROUP BY identity
),
named AS (
    SELECT DISTINCT initiative_key, initiative_id, initiative, as_of FROM staging.roadmap
),
-- Named by number and name as on its own day, or on any day where that list was imported anew.
reviewed AS (
    SELECT rebaselines.*, named.initiative_key
    FROM raw.rebaselines AS rebaselines
    JOIN named
        ON named.initiative = rebaselines.initiative
        AND named.initiative_id IS NOT DISTINCT FROM rebaselines.initiative_id
    QUALIFY row_number() OVER (
        PARTITION BY rebaselines.rebaseline_id
        ORDER BY abs(date_diff('day', named.as_of, rebaselines.as_of)), named.as_of, named.initiative_key) = 1
),
every_plan AS (
    SELECT
        initiative_key, DATE '0001-01-01' AS since, baseline_start, baseline_end, said_on, file,
        CAST(NULL AS BIGINT) AS rebaseline_id, CAST(NULL AS VARCHAR) AS reason, CAST(NULL AS VARCHAR) AS made_by,
        CAST(NULL AS TIMESTAMP) AS made_at
    FROM first_plan
    UNION ALL
    SELECT
        initiative_key, as_of, planned_start, planned_end, as_of, NULL, rebaseline_id, reason, made_by, made_at
    FROM reviewed
    -- Of two reviews on one day the later record counts.
    QUALIFY row_number() OVER (PARTITION BY initiative_key, as_of ORDER BY rebaseline_id DESC) = 1
)
SELECT
    *,
    lead(since) OVER (PARTITION BY initiative_key ORDER BY since) AS until
FROM every_plan;
