-- Every municipality there is: those of the newest 市区町村一覧, and those with a data folder that it does not name.
-- grain: one row per municipality
CREATE TABLE marts.municipality AS
WITH newest AS (
    SELECT * FROM marts.municipality_listed WHERE as_of = (SELECT max(as_of) FROM marts.municipality_listed)
),
-- Of a 類似団体 with fewer than five nothing can be said beside the others: its municipalities are compared by population.
grouped AS (
    SELECT
        *,
        CASE WHEN count(*) OVER (PARTITION BY peers) >= 5 THEN coalesce(peers, population_class)
             ELSE population_class END AS peer_group
    FROM newest
),
latest AS (
    SELECT municipality, max(as_of) AS last_as_of FROM marts.municipality_status GROUP BY municipality
)
SELECT
    coalesce(newest.code, found.municipality) AS municipality,
    coalesce(newest.municipality_name, found.municipality) AS name,
    newest.prefecture,
    newest.population,
    newest.population_class,
    newest.peers,
    newest.peer_group,
    newest.code IS NOT NULL AS is_listed,
    coalesce(found.state, 'absent') AS state,
    latest.last_as_of
FROM grouped AS newest
FULL JOIN meta.gathered AS found ON found.municipality = newest.code
LEFT JOIN latest ON latest.municipality = coalesce(newest.code, found.municipality);

INSERT INTO marts.listed
SELECT DISTINCT 'municipalities', "month", CAST(NULL AS VARCHAR) FROM marts.municipality_status;
