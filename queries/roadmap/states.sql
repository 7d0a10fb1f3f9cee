-- Initiatives by group and computed state on one 基準日 (the last list on or before as_of); grouping is pillar, theme,
-- bureau or department (pillar when NULL). chosen: how many of them belong to the 部 or 課 asked for.
-- grain: one row per group and state that occurs
-- params: as_of DATE, grouping VARCHAR {pillar theme bureau department}, bureau VARCHAR[], department VARCHAR[]
-- returns: group_name, computed_state, initiatives, chosen_initiatives
WITH grouped AS (
    SELECT
        computed_state,
        "row",
        CASE $grouping::VARCHAR
            WHEN 'theme' THEN theme
            WHEN 'bureau' THEN bureau
            WHEN 'department' THEN department
            ELSE pillar END AS group_name,
        ($bureau::VARCHAR[] IS NOT NULL OR $department::VARCHAR[] IS NOT NULL)
            AND coalesce(list_contains($bureau::VARCHAR[], bureau), TRUE)
            AND coalesce(list_contains($department::VARCHAR[], department), TRUE) AS is_chosen
    FROM marts.roadmap_month
    WHERE as_of = (
        SELECT max(as_of) FROM marts.roadmap_month WHERE $as_of::DATE IS NULL OR as_of <= $as_of::DATE)
),
counted AS (
    SELECT
        coalesce(group_name, '（記入なし）') AS group_name,
        computed_state,
        count(*) AS initiatives,
        count(*) FILTER (WHERE is_chosen) AS chosen_initiatives,
        min("row") AS place
    FROM grouped
    GROUP BY group_name, computed_state
)
SELECT group_name, computed_state, initiatives, chosen_initiatives
FROM counted
ORDER BY
    CASE WHEN $grouping::VARCHAR IN ('bureau', 'department')
        THEN -sum(CASE WHEN computed_state = 'late' THEN initiatives ELSE 0 END) OVER (PARTITION BY group_name) END,
    CASE WHEN $grouping::VARCHAR IN ('bureau', 'department') THEN -sum(initiatives) OVER (PARTITION BY group_name) END,
    min(place) OVER (PARTITION BY group_name), group_name, computed_state;
