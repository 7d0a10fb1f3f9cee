-- Filings that still come on paper although the procedure is online: where a word to users does more than a system.
-- grain: one row per online procedure whose yearly and online volumes are known and differ
-- params: as_of DATE, bureau VARCHAR[], department VARCHAR[], with_partial BOOLEAN, first BIGINT
-- returns: procedure, bureau, department, tool, paper_volume, annual_count, usage_rate, cumulative_share, total_volume,
--   place
WITH paper AS (
    SELECT procedure_key, procedure, bureau, department, tool, annual_count, online_count,
        annual_count - online_count AS paper_volume
    FROM marts.procedure_month
    WHERE CASE WHEN $as_of::DATE IS NULL THEN is_latest ELSE as_of = $as_of::DATE END
        AND ($bureau::VARCHAR[] IS NULL OR list_contains($bureau::VARCHAR[], bureau))
        AND ($department::VARCHAR[] IS NULL OR list_contains($department::VARCHAR[], department))
        AND counts_online(status, $with_partial::BOOLEAN)
        AND annual_count > online_count
),
placed AS (
    SELECT
        *,
        sum(paper_volume) OVER () AS total_volume,
        sum(paper_volume) OVER (
            ORDER BY paper_volume DESC, procedure_key, procedure
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS cumulative_volume,
        row_number() OVER (ORDER BY paper_volume DESC, procedure_key, procedure) AS place
    FROM paper
)
SELECT
    procedure,
    bureau,
    department,
    tool,
    paper_volume,
    annual_count,
    rate(online_count, annual_count) AS usage_rate,
    rate(cumulative_volume, total_volume) AS cumulative_share,
    CAST(total_volume AS BIGINT) AS total_volume,
    place
FROM placed
WHERE place <= coalesce($first::BIGINT, place)
ORDER BY place;
