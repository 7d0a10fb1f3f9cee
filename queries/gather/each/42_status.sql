-- Counts by status of the last 基準日 in each month.
INSERT INTO marts.municipality_status
WITH summed AS (
    SELECT
        as_of,
        last_day(as_of) AS month,
        status,
        CAST(sum(procedures) AS BIGINT) AS procedures,
        CAST(sum(volume_known) AS BIGINT) AS volume_known,
        CAST(sum(volume) AS BIGINT) AS volume,
        CAST(sum(usage_volume) AS BIGINT) AS usage_volume,
        CAST(sum(usage_online) AS BIGINT) AS usage_online,
        CAST(sum(remaining_volume) AS BIGINT) AS remaining_volume
    FROM one.marts.status_month
    GROUP BY as_of, status
)
SELECT
    $municipality::VARCHAR, month, as_of, status, procedures, volume_known, volume, usage_volume, usage_online,
    remaining_volume
FROM summed
QUALIFY as_of = max(as_of) OVER (PARTITION BY month);
