-- Procedures that are 実施済 in a list of their 課 and had another status in the one before: what moved, and when. It is the
-- rule of 前回からの変化: a procedure that is new in the list, or whose status was not known, did not move. The row itself is
-- marts.procedure_month's, by import, sheet and row.
-- grain: one row per procedure that was put online, and list
CREATE TABLE marts.procedure_move AS
WITH lists AS (
    SELECT department, as_of, lag(as_of) OVER (PARTITION BY department ORDER BY as_of) AS before_on
    FROM (SELECT DISTINCT department, as_of FROM marts.status_month) AS sent
),
seen AS (
    SELECT
        as_of,
        department,
        procedure_key,
        status,
        import_id,
        sheet,
        "row",
        lag(status) OVER each AS status_before,
        lag(as_of) OVER each AS seen_on
    FROM marts.procedure_month
    WINDOW each AS (PARTITION BY department, procedure_key ORDER BY as_of, import_id, sheet, "row")
)
SELECT
    seen.as_of,
    lists.before_on,
    seen.department,
    seen.procedure_key,
    seen.status_before,
    seen.import_id,
    seen.sheet,
    seen."row" AS listed_row
FROM seen
JOIN lists
    ON lists.department = seen.department
    AND lists.as_of = seen.as_of
    AND lists.before_on = seen.seen_on
WHERE seen.status = 'online' AND seen.status_before <> 'online'
ORDER BY seen.as_of, seen.department, seen.procedure_key;

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
    SELECT as_of, department, count(*) AS gained
    FROM marts.procedure_move
    GROUP BY as_of, department
),
since AS (
    SELECT
        lists.*,
        CASE WHEN before_on IS NOT NULL THEN coalesce(moved.gained, 0) END AS gained,
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
