-- The files' names are the SHA-256 of what is in them; files of an older version may lack a column.
INSERT INTO raw.{dataset}_rows BY NAME
SELECT * REPLACE (parse_filename(rows_sha256, TRUE) AS rows_sha256)
FROM read_parquet($paths, filename = 'rows_sha256', union_by_name = TRUE);
