-- The rows of one dataset as they were read: {columns} are those of its schema.
-- grain: one row per row of its canonical table
CREATE TABLE raw.{dataset}_rows (rows_sha256 VARCHAR, {columns});
