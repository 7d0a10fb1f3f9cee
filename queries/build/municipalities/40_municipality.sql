-- Every municipality that a 市区町村一覧 names, and what it is compared by.
-- grain: one row per 基準日 of a list and municipality
CREATE TABLE marts.municipality_listed AS
SELECT
    listed.as_of,
    listed.code,
    listed.prefecture,
    listed.municipality_name,
    listed.population,
    listed.peers,
    population_class(listed.code, listed.peers, listed.population) AS population_class,
    listed.import_id, listed.file, listed.sheet, listed."row", listed.cell
FROM raw.municipalities AS listed
WHERE listed.is_in_force;
