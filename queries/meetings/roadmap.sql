-- How many initiatives stand in each state beside what a meeting saw. The change is two parts: corrected (過去分の訂正: the
-- list it saw, as that stands now) and moved (実際の動き: from there to as_of). vs left out is the latest list that it saw.
-- grain: one row per computed state that occurs
-- params: as_of DATE, vs DATE, bureau VARCHAR[], department VARCHAR[]
-- returns: computed_state, initiatives_then, initiatives_corrected, initiatives, changed, moved, corrected
WITH days AS (
    SELECT
        (SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE) AS today,
        (SELECT max(as_of) FROM earlier.roadmap_month WHERE $vs::DATE IS NULL OR as_of <= $vs::DATE) AS seen
),
states AS (
    SELECT 'then' AS side, computed_state, bureau, department
    FROM earlier.roadmap_month
    WHERE as_of = (SELECT seen FROM days)
    UNION ALL
    SELECT 'corrected', computed_state, bureau, department
    FROM marts.roadmap_month
    WHERE as_of = (SELECT seen FROM days)
    UNION ALL
    SELECT 'now', computed_state, bureau, department
    FROM marts.roadmap_month
    WHERE as_of = (SELECT today FROM days)
),
counted AS (
    SELECT
        computed_state,
        count(*) FILTER (WHERE side = 'then') AS initiatives_then,
        count(*) FILTER (WHERE side = 'corrected') AS initiatives_corrected,
        count(*) FILTER (WHERE side = 'now') AS initiatives
    FROM states
    WHERE ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
    GROUP BY computed_state
)
SELECT
    computed_state,
    initiatives_then,
    initiatives_corrected,
    initiatives,
    initiatives - initiatives_then AS changed,
    initiatives - initiatives_corrected AS moved,
    initiatives_corrected - initiatives_then AS corrected
FROM counted
ORDER BY computed_state;
