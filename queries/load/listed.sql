-- Whose lists they are: the 課 as written ({department}, {bureau}) and the 回 ({round}); NULL where a dataset has none.
INSERT INTO raw.listed
SELECT '{dataset}', rows_sha256, {department}, {bureau}, {round}, count(*) FROM raw.{dataset}_rows GROUP BY ALL;
