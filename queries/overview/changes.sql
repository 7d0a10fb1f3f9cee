-- What changed between two 基準日, by the rules of 前回からの変化, the weightiest first. Of every dataset the last list on
-- or before vs is compared with the last one on or before as_of; where both are the same list, nothing is said of it.
-- vs left out is the month before. The latest month knows of the rounds that were held after it, too.
-- What is compared with is read of earlier: of a meeting, what its room saw.
-- A change weighs what its rule weighs, and up to 20 more by its size; a thing is named once, by the heaviest rule.
-- grain: one row per change: of a 課, an initiative, a round or a list
-- params: as_of DATE, vs DATE
-- returns: place, rule, score, subject, things, bureau, department, before, now, volume, since, reason, response_rate,
--   computed_state, agrees, reported_state, problem, next_step, dataset, key
WITH
-- All that can be turned: rule, its weight, the size that gives all of the 20.
rules (rule, weight, full_size) AS (
    VALUES
        ('gone_back', 80, 10000.0),      -- yearly filings
        ('newly_late', 75, 180.0),       -- days
        ('disagrees', 65, 180.0),        -- days
        ('fell', 65, 0.5),               -- of the rate
        ('new_round', 60, 1.0),          -- who answered, of all
        ('milestone_missed', 55, 180.0), -- days
        ('rose', 55, 0.5),               -- of the rate
        ('stopped_sending', 50, 100.0),  -- procedures
        ('went_online', 40, 10000.0),    -- yearly filings
        ('recovered', 40, 180.0),        -- days
        ('rebaselined', 35, 180.0),      -- days
        ('jumped', 30, 20.0),            -- places
        ('done', 25, 180.0),             -- days
        ('corrected', 20, 1.0)
),
limits AS (SELECT 10 AS places, 10 AS procedures),
told AS (
    SELECT DISTINCT as_of FROM marts.listed
    WHERE as_of IS NOT NULL AND as_of <= coalesce($as_of::DATE, DATE '9999-12-31')
),
days AS (
    SELECT
        coalesce($as_of::DATE, max(as_of)) AS as_of,
        CASE WHEN EXISTS (SELECT 1 FROM marts.listed WHERE as_of > $as_of::DATE) THEN $as_of::DATE
            ELSE DATE '9999-12-31' END AS horizon,
        coalesce($vs::DATE, max(as_of) FILTER (WHERE as_of < (SELECT max(as_of) FROM told))) AS vs
    FROM told
),
last_lists AS (
    SELECT latest.dataset, latest.as_of AS now, before.as_of AS before
    FROM (
        SELECT listed.dataset, max(listed.as_of) AS as_of
        FROM marts.listed
        JOIN days ON listed.as_of <= days.as_of
        GROUP BY listed.dataset
    ) AS latest
    JOIN (
        SELECT listed.dataset, max(listed.as_of) AS as_of
        FROM earlier.listed
        JOIN days ON listed.as_of <= days.vs
        GROUP BY listed.dataset
    ) AS before ON before.dataset = latest.dataset
),
compared AS (SELECT dataset, now, before FROM last_lists WHERE now > before),
procedures AS (SELECT now, before FROM compared WHERE dataset = 'procedures'),
roadmap AS (SELECT now, before FROM compared WHERE dataset = 'roadmap'),
-- What a meeting saw under another name is of the 課 that it is now.
called AS (
    SELECT department_then, min(department) AS department
    FROM marts.procedure_month
    WHERE as_of = (SELECT before FROM procedures)
    GROUP BY department_then
    HAVING min(department) = max(department)
),
-- Procedures that are online now and were not, or were and are not, of 課 that sent both lists.
turned AS (
    SELECT
        now.as_of,
        now.department,
        now.status = 'online' AS is_online,
        arg_max(now.procedure, (coalesce(now.annual_count, -1), now.procedure_key)) AS largest,
        arg_max(now.barrier, (coalesce(now.annual_count, -1), now.procedure_key)) AS barrier,
        count(*) AS things,
        sum(now.annual_count) AS volume
    FROM procedures
    JOIN marts.procedure_month AS now ON now.as_of = procedures.now
    JOIN (
        SELECT rows.procedure_key, coalesce(called.department, rows.department) AS department, min(rows.status) AS status
        FROM earlier.procedure_month AS rows
        JOIN procedures ON rows.as_of = procedures.before
        LEFT JOIN called ON called.department_then = rows.department_then
        GROUP BY rows.procedure_key, coalesce(called.department, rows.department)
    ) AS before ON before.procedure_key = now.procedure_key AND before.department = now.department
    WHERE now.status <> before.status AND (now.status = 'online' OR before.status = 'online')
    GROUP BY now.as_of, now.department, now.status = 'online'
),
-- 課: rates and places of those that sent both lists.
rated AS (
    SELECT
        months.as_of,
        months.department,
        sum(months.procedures) FILTER (WHERE counts_applicable(months.status, FALSE)) AS applicable,
        coalesce(sum(months.procedures) FILTER (WHERE counts_online(months.status, FALSE)), 0) AS online
    FROM (
        SELECT as_of, department, status, procedures FROM marts.status_month
        WHERE as_of = (SELECT now FROM procedures)
        UNION ALL
        SELECT as_of, department, status, procedures FROM earlier.status_month
        WHERE as_of = (SELECT before FROM procedures)
    ) AS months
    GROUP BY months.as_of, months.department
),
placed AS (
    SELECT
        *,
        rate(online, applicable) AS rate,
        rank() OVER (PARTITION BY as_of ORDER BY round(rate(online, applicable), 9) DESC) AS place
    FROM rated
    WHERE applicable > 0
),
moved AS (
    SELECT
        now.as_of,
        now.department,
        now.applicable,
        before.rate AS rate_before,
        now.rate,
        before.place AS place_before,
        now.place,
        now.rate < wilson_low(before.online, before.applicable)
            OR now.rate > wilson_high(before.online, before.applicable) AS is_beyond_chance
    FROM procedures
    JOIN placed AS now ON now.as_of = procedures.now
    JOIN placed AS before ON before.as_of = procedures.before AND before.department = now.department
    WHERE now.rate <> before.rate
),
steps AS (
    SELECT
        now.as_of, now.initiative_key, now.initiative, now.department, now.computed_state, now.agrees, now.delay,
        now.baseline_end, now.milestones, now.late_since, now.reason, now.reported_state, now.problem, now.next_step,
        roadmap.before AS day_before,
        before.computed_state AS state_before,
        before.agrees AS agreed_before,
        before.delay AS delay_before,
        before.baseline_end AS baseline_before,
        before.milestones AS milestones_before
    FROM roadmap
    JOIN marts.roadmap_month AS now ON now.as_of = roadmap.now
    JOIN earlier.roadmap_month AS before
        ON before.as_of = roadmap.before AND before.initiative_key = now.initiative_key
),
-- A milestone was missed where its day has come and the new list names a later one.
missed AS (
    SELECT
        after.initiative_key,
        arg_min(was.name, (was.due, was.name)) AS milestone,
        min(was.due) AS due,
        max(date_diff('day', was.due, is_now.due)) AS days
    FROM (SELECT initiative_key, as_of, unnest(milestones) AS is_now FROM steps) AS after
    JOIN (SELECT initiative_key, unnest(milestones_before) AS was FROM steps) AS earlier
        ON earlier.initiative_key = after.initiative_key AND was.name = is_now.name
    WHERE was.due <= after.as_of AND is_now.due > after.as_of
    GROUP BY after.initiative_key
),
found (dataset, rule, key, subject, department, things, before, now, size, volume, since, reason) AS (
    SELECT
        'procedures', CASE WHEN is_online THEN 'went_online' ELSE 'gone_back' END, department, largest, department,
        things, NULL, NULL, volume, volume, as_of, CAST(barrier AS VARCHAR)
    FROM turned
    UNION ALL
    SELECT
        'procedures', CASE WHEN rate < rate_before THEN 'fell' ELSE 'rose' END, department, department, department,
        applicable, rate_before, rate, abs(rate - rate_before), NULL, as_of, NULL
    FROM moved
    WHERE is_beyond_chance
    UNION ALL
    SELECT
        'procedures', 'jumped', department, department, department,
        applicable, place_before, place, abs(place - place_before), NULL, as_of, NULL
    FROM moved
    CROSS JOIN limits
    WHERE abs(moved.place - moved.place_before) >= limits.places AND moved.applicable >= limits.procedures
    UNION ALL
    SELECT
        'procedures', 'stopped_sending', now.department, now.department, now.department,
        count(rows.procedure_key), NULL, NULL, count(rows.procedure_key), NULL, now.last_sent, NULL
    FROM procedures
    JOIN marts.department_month AS now ON now.as_of = procedures.now AND NOT now.submitted
    JOIN earlier.department_month AS before
        ON before.as_of = procedures.before AND before.department = now.department AND before.submitted
    LEFT JOIN marts.procedure_month AS rows ON rows.as_of = now.last_sent AND rows.department = now.department
    GROUP BY now.department, now.last_sent
    UNION ALL
    SELECT 'roadmap', 'newly_late', initiative_key, initiative, department, 1, delay_before, delay, delay, NULL,
        late_since, reason
    FROM steps
    WHERE computed_state = 'late' AND state_before <> 'late'
    UNION ALL
    SELECT 'roadmap', 'disagrees', initiative_key, initiative, department, 1, delay_before, delay, delay, NULL,
        as_of, reason
    FROM steps
    WHERE NOT agrees AND agreed_before IS DISTINCT FROM FALSE
        AND baseline_end IS NOT DISTINCT FROM baseline_before
    UNION ALL
    SELECT 'roadmap', 'milestone_missed', steps.initiative_key, steps.initiative, steps.department, 1, NULL, missed.days,
        missed.days, NULL, missed.due, missed.milestone
    FROM steps
    JOIN missed ON missed.initiative_key = steps.initiative_key
    UNION ALL
    SELECT 'roadmap', CASE WHEN computed_state = 'done' THEN 'done' ELSE 'recovered' END, initiative_key, initiative,
        department, 1, delay_before, delay, delay_before, NULL, as_of, NULL
    FROM steps
    WHERE computed_state = 'done' AND state_before <> 'done'
        OR state_before = 'late' AND computed_state NOT IN ('late', 'done')
        AND baseline_end IS NOT DISTINCT FROM baseline_before
    UNION ALL
    SELECT 'roadmap', 'rebaselined', steps.initiative_key, steps.initiative, steps.department, 1, NULL,
        date_diff('day', steps.baseline_before, steps.baseline_end),
        abs(date_diff('day', steps.baseline_before, steps.baseline_end)), NULL, plans.since, plans.reason
    FROM steps
    JOIN marts.roadmap_baseline AS plans
        ON plans.initiative_key = steps.initiative_key
        AND plans.rebaseline_id IS NOT NULL
        AND plans.since > steps.day_before
        AND plans.since <= steps.as_of
    UNION ALL
    SELECT
        'assessment', 'new_round', rounds.round, rounds.round, NULL, city.respondents, before.mean, city.mean,
        rate(city.respondents, city.headcount), NULL, rounds.held_on, rounds.round_before
    FROM shown.assessment_round AS rounds
    CROSS JOIN days
    JOIN shown.assessment_cell AS city
        ON city.round = rounds.round AND city.kind = 'level' AND city.level = 'city' AND city.field = ''
    LEFT JOIN shown.assessment_cell AS before
        ON before.round = rounds.round_before AND before.kind = 'level' AND before.level = 'city' AND before.field = ''
    WHERE rounds.held_on > days.vs AND rounds.held_on <= days.horizon
    UNION ALL
    -- Files of the earlier day that came in after the first of the later day: its figures are not those that were shown.
    SELECT
        compared.dataset, 'corrected', compared.dataset, any_value(imports.dataset_label), NULL,
        count(*) FILTER (WHERE imports.import_id > later.first), NULL, NULL, NULL, NULL, compared.before, NULL
    FROM compared
    JOIN (SELECT dataset, as_of, min(import_id) AS first FROM meta.imports GROUP BY dataset, as_of) AS later
        ON later.dataset = compared.dataset AND later.as_of = compared.now
    JOIN meta.imports AS imports ON imports.dataset = compared.dataset AND imports.as_of = compared.before
    GROUP BY compared.dataset, compared.before, later.first
    HAVING min(imports.import_id) < later.first AND max(imports.import_id) > later.first
    UNION ALL
    -- Since a meeting: files of what it saw that came in after it.
    SELECT
        last_lists.dataset, 'corrected', last_lists.dataset, any_value(imports.dataset_label), NULL,
        count(*), NULL, NULL, NULL, NULL, last_lists.before, NULL
    FROM last_lists
    JOIN meta.imports AS imports ON imports.dataset = last_lists.dataset AND imports.as_of = last_lists.before
    WHERE imports.import_id > (SELECT max(import_id) FROM earlier.imports)
    GROUP BY last_lists.dataset, last_lists.before
),
weighed AS (
    SELECT
        found.*,
        round(rules.weight + 20 * least(1, coalesce(found.size, 0) / rules.full_size), 6) AS score
    FROM found
    JOIN rules ON rules.rule = found.rule
),
-- A 課 is named once for how its rate moved, an initiative once at all; what was put online is a thing of its own.
named_once AS (
    SELECT *
    FROM weighed
    QUALIFY row_number() OVER (
        PARTITION BY dataset, key, CASE WHEN rule IN ('went_online', 'gone_back', 'corrected') THEN rule END
        ORDER BY score DESC, rule) = 1
)
SELECT
    row_number() OVER (ORDER BY weighed.score DESC, weighed.rule, weighed.key) AS place,
    weighed.rule,
    weighed.score,
    weighed.subject,
    CAST(weighed.things AS BIGINT) AS things,
    department.bureau,
    weighed.department,
    CAST(weighed.before AS DOUBLE) AS before,
    CAST(weighed.now AS DOUBLE) AS now,
    CAST(weighed.volume AS BIGINT) AS volume,
    weighed.since,
    weighed.reason,
    CASE WHEN weighed.rule = 'new_round' THEN weighed.size END AS response_rate,
    steps.computed_state,
    steps.agrees,
    steps.reported_state,
    steps.problem,
    steps.next_step,
    weighed.dataset,
    weighed.key
FROM named_once AS weighed
LEFT JOIN steps ON weighed.dataset = 'roadmap' AND steps.initiative_key = weighed.key
LEFT JOIN marts.department AS department ON department.department = weighed.department
ORDER BY place;
