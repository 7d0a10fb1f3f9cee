-- What became of the 課 (機構改革): the register's periods, and who follows whom on the day after the last.
-- grain: one row per 課 before and 課 after; one of them is NULL where a 課 is new or follows none
CREATE TABLE marts.reorganization AS
WITH periods AS (
    SELECT DISTINCT bureau, department, valid_from, valid_to FROM raw.organization
),
beginning AS (
    SELECT min(valid_from) AS day, bool_or(valid_from IS NULL) AS is_open FROM periods
),
steps AS (
    SELECT
        before.department AS before, before.bureau AS bureau_before, before.valid_from AS since,
        later.department AS "after", later.bureau AS bureau_after, later.valid_to AS until,
        before.valid_to + 1 AS changed_on
    FROM periods AS before
    LEFT JOIN raw.succession AS succession ON succession.department = before.department
        AND NOT EXISTS (
            SELECT 1 FROM periods AS same
            WHERE same.department = before.department AND same.valid_from = before.valid_to + 1
        )
    LEFT JOIN periods AS later
        ON later.department = coalesce(succession.successor, before.department)
        AND coalesce(later.valid_from, before.valid_to + 1) <= before.valid_to + 1
        AND coalesce(later.valid_to, before.valid_to + 1) >= before.valid_to + 1
    WHERE before.valid_to IS NOT NULL
),
founded AS (
    SELECT
        NULL::VARCHAR, NULL::VARCHAR, NULL::DATE, periods.department, periods.bureau, periods.valid_to, periods.valid_from
    FROM periods, beginning
    WHERE (periods.valid_from > beginning.day OR (beginning.is_open AND periods.valid_from IS NOT NULL))
        AND NOT EXISTS (
            SELECT 1 FROM steps WHERE steps."after" = periods.department AND steps.changed_on = periods.valid_from
        )
),
links AS (
    SELECT * FROM steps
    UNION ALL
    SELECT * FROM founded
),
counted AS (
    SELECT
        *,
        count("after") OVER (PARTITION BY changed_on, before) AS followers,
        count(before) OVER (PARTITION BY changed_on, "after") AS forerunners
    FROM links
)
SELECT
    changed_on,
    CASE
        WHEN before IS NULL THEN 'new'
        WHEN "after" IS NULL THEN 'abolished'
        WHEN followers > 1 THEN 'split'
        WHEN forerunners > 1 THEN 'merged'
        WHEN before = "after" THEN 'moved'
        WHEN bureau_before IS DISTINCT FROM bureau_after THEN 'renamed_and_moved'
        ELSE 'renamed'
    END AS change,
    before, bureau_before, since, "after", bureau_after, until
FROM counted
WHERE before IS DISTINCT FROM "after" OR bureau_before IS DISTINCT FROM bureau_after;
