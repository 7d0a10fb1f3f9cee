-- Every municipality there is: those of the newest 市区町村一覧, and those with a data folder that it does not name.
-- grain: one row per municipality
CREATE TABLE marts.municipality AS
WITH newest AS (
    SELECT * FROM marts.municipality_listed WHERE as_of = (SELECT max(as_of) FROM marts.municipality_listed)
),
latest AS (
    SELECT municipality, max(as_of) AS last_as_of FROM marts.municipality_status GROUP BY municipality
)
SELECT
    coalesce(newest.municipality, found.municipality) AS municipality,
    coalesce(newest.name, found.municipality) AS name,
    newest.prefecture,
    newest.population,
    newest.population_class,
    newest.peers,
    coalesce(newest.peers, newest.population_class) AS peer_group,
    newest.municipality IS NOT NULL AS is_listed,
    coalesce(found.state, 'absent') AS state,
    latest.last_as_of
FROM newest
FULL JOIN meta.gathered AS found ON found.municipality = newest.municipality
LEFT JOIN latest ON latest.municipality = coalesce(newest.municipality, found.municipality);

INSERT INTO marts.listed
SELECT DISTINCT 'municipalities', "month", CAST(NULL AS VARCHAR) FROM marts.municipality_status;
