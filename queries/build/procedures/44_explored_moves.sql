-- 課 by month as 探索 lays them out and narrows them, from a month on (all when NULL) up to a day. NULL means all.
-- grain: one row per 基準日 and 課 that sent its list then, or was expected to
CREATE MACRO explored_moves(until, since, year_begins, bureaus, departments, months, years, moves, unmoved_from, unmoved_to,
                            gained_from, gained_to) AS TABLE
WITH said AS (
    SELECT
        *,
        coalesce(bureau, '') AS bureau_said,
        department AS department_said,
        CAST(as_of AS VARCHAR) AS moved_month_said,
        CAST(fiscal_year(as_of, year_begins) AS VARCHAR) AS moved_year_said,
        move AS move_said
    FROM marts.move_month
    WHERE (until IS NULL OR as_of <= until) AND (since IS NULL OR as_of >= since)
)
SELECT *
FROM said
WHERE (bureaus IS NULL OR list_contains(bureaus, bureau_said))
    AND (departments IS NULL OR list_contains(departments, department_said))
    AND (months IS NULL OR list_contains(months, moved_month_said))
    AND (years IS NULL OR list_contains(years, moved_year_said))
    AND (moves IS NULL OR list_contains(moves, move_said))
    AND (unmoved_from IS NULL OR unmoved >= unmoved_from)
    AND (unmoved_to IS NULL OR unmoved <= unmoved_to)
    AND (gained_from IS NULL OR gained >= gained_from)
    AND (gained_to IS NULL OR gained <= gained_to);
