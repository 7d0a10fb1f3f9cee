-- Procedures that are 実施済 in a list of their 課 and had another status in the one before: what moved, and when. It is the
-- rule of 前回からの変化: a procedure that is new in the list, or whose status was not known, did not move.
-- grain: one row per procedure that was put online, and list
CREATE TABLE marts.procedure_move AS
WITH lists AS (
    SELECT department, as_of, lag(as_of) OVER (PARTITION BY department ORDER BY as_of) AS before_on
    FROM (SELECT DISTINCT department, as_of FROM marts.status_month)
)
SELECT
    now.as_of,
    lists.before_on,
    now.bureau,
    now.department,
    now.procedure_key,
    now.procedure_id,
    now.procedure,
    min(before.status) AS status_before,
    now.status,
    now.tool,
    now.online_since,
    now.annual_count,
    now.file,
    now.sheet,
    now."row",
    now.cell
FROM lists
JOIN marts.procedure_month AS now ON now.as_of = lists.as_of AND now.department = lists.department AND now.status = 'online'
JOIN marts.procedure_month AS before
    ON before.as_of = lists.before_on
    AND before.department = now.department
    AND before.procedure_key = now.procedure_key
GROUP BY ALL
HAVING min(before.status) <> 'online'
ORDER BY now.as_of, now.department, now.procedure_key;

-- Every 課 in every month for which it was asked for its list: its rate (種類ベース) beside that of its list before, how many
-- procedures were put online between the two, and in how many lists on end none was though some were left (unmoved). Where the
-- list did not come, or there is none before it, nothing is known.
-- grain: one row per 基準日 and 課 that sent its list then, or was expected to
CREATE TABLE marts.move_month AS
WITH counted AS (
    SELECT
        as_of,
        max(bureau) AS bureau,
        department,
        CAST(coalesce(sum(procedures) FILTER (WHERE counts_applicable(status, FALSE)), 0) AS BIGINT) AS applicable,
        CAST(coalesce(sum(procedures) FILTER (WHERE counts_online(status, FALSE)), 0) AS BIGINT) AS online
    FROM marts.status_month
    GROUP BY as_of, department
),
lists AS (
    SELECT
        *,
        row_number() OVER each AS number,
        lag(as_of) OVER each AS before_on,
        lag(applicable) OVER each AS applicable_before,
        lag(online) OVER each AS online_before
    FROM counted
    WINDOW each AS (PARTITION BY department ORDER BY as_of)
),
moved AS (
    SELECT as_of, department, count(*) AS gained, list(procedure ORDER BY procedure_key) AS procedures
    FROM marts.procedure_move
    GROUP BY as_of, department
),
since AS (
    SELECT
        lists.*,
        CASE WHEN before_on IS NOT NULL THEN coalesce(moved.gained, 0) END AS gained,
        moved.procedures,
        count(moved.gained) OVER (PARTITION BY lists.department ORDER BY lists.as_of) AS stretch
    FROM lists
    LEFT JOIN moved ON moved.as_of = lists.as_of AND moved.department = lists.department
),
asked AS (
    SELECT as_of, max(bureau) AS bureau, department
    FROM (
        SELECT as_of, bureau, department FROM marts.department_month
        UNION
        SELECT as_of, bureau, department FROM counted
    ) AS both_of_them
    GROUP BY as_of, department
)
SELECT
    asked.as_of,
    asked.as_of = max(asked.as_of) OVER () AS is_latest,
    asked.bureau,
    asked.department,
    since.number AS list_number,
    since.before_on,
    since.online,
    since.applicable,
    since.online_before,
    since.applicable_before,
    since.gained,
    since.procedures,
    CASE WHEN since.before_on IS NOT NULL AND since.online < since.applicable
        THEN count(*) FILTER (WHERE since.gained = 0) OVER (
            PARTITION BY asked.department, since.stretch ORDER BY asked.as_of)
    END AS unmoved,
    CASE
        WHEN since.number IS NULL THEN 'missing'
        WHEN since.before_on IS NULL OR since.applicable * since.applicable_before = 0 THEN 'first'
        WHEN since.online * since.applicable_before > since.online_before * since.applicable THEN 'up'
        WHEN since.online * since.applicable_before < since.online_before * since.applicable THEN 'down'
        ELSE 'same'
    END AS move
FROM asked
LEFT JOIN since ON since.as_of = asked.as_of AND since.department = asked.department
ORDER BY asked.as_of, asked.department;
