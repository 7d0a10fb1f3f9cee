-- Counts by status: small enough that any rate over 課 and months is a sum over a few thousand rows.
-- grain: one row per 基準日, 課 and status (NULL = unknown)
CREATE TABLE marts.status_month AS
SELECT
    as_of,
    as_of = (SELECT max(as_of) FROM marts.procedure_month) AS is_latest,
    bureau,
    department,
    status,
    count(*) AS procedures,
    count(annual_count) AS volume_known,
    CAST(coalesce(sum(annual_count), 0) AS BIGINT) AS volume,
    CAST(coalesce(sum(annual_count) FILTER (WHERE online_count IS NOT NULL), 0) AS BIGINT) AS usage_volume,
    CAST(coalesce(sum(online_count) FILTER (WHERE annual_count IS NOT NULL), 0) AS BIGINT) AS usage_online,
    CAST(coalesce(sum(remaining_volume), 0) AS BIGINT) AS remaining_volume
FROM marts.procedure_month
GROUP BY as_of, bureau, department, status
ORDER BY as_of, department, status;

INSERT INTO marts.listed SELECT DISTINCT 'procedures', as_of, department FROM marts.status_month;
