-- What the SQL console sees of the 手続一覧. Free notes of the lists are on no page, and may name anybody: they stay out.

-- grain: one row per procedure and 基準日
CREATE VIEW explore.procedures AS
SELECT
    as_of, is_latest, bureau, department, department_then, procedure_key, procedure_id, procedure, legal_basis,
    kind, audience, status, status_text, tool, online_since, planned_for, barrier, barrier_text,
    counts_applicable(status, FALSE) AS is_applicable,
    counts_applicable(status, FALSE) AND counts_online(status, FALSE) AS is_online,
    is_mendable(barrier) AS is_mendable,
    annual_count, online_count, remaining_volume, priority, life_event, file, sheet, "row", cell
FROM marts.procedure_month;
COMMENT ON VIEW explore.procedures IS '手続一覧。一行＝一つの手続・一つの基準日（毎月の一覧をすべて持つので、ふつうは is_latest か as_of で一つの月に絞る）';
COMMENT ON COLUMN explore.procedures.kind IS '手続類型';
COMMENT ON COLUMN explore.procedures.procedure_key IS '同じ手続を月をまたいで追うための符号（課とあわせて使う）';
COMMENT ON COLUMN explore.procedures.status_text IS '状況（一覧に書かれたまま）';
COMMENT ON COLUMN explore.procedures.barrier_text IS '未実施の理由（一覧に書かれたまま）';
COMMENT ON COLUMN explore.procedures.is_applicable IS '対象手続に数えるか（状況が分かり、対象外でない）';
COMMENT ON COLUMN explore.procedures.is_online IS '実施済に数えるか（一部実施は数えない）';
COMMENT ON COLUMN explore.procedures.remaining_volume IS '残る年間件数（オンラインでない手続の年間件数から、オンライン件数を引いたもの）';

-- grain: one row per 基準日, 課 and status (NULL = unknown)
CREATE VIEW explore.status_months AS
SELECT
    as_of, is_latest, bureau, department, status, procedures, volume_known, volume, usage_online, usage_volume,
    remaining_volume
FROM marts.status_month;
COMMENT ON VIEW explore.status_months IS '状況ごとの手続の数。一行＝一つの基準日・課・状況';
COMMENT ON COLUMN explore.status_months.volume_known IS '年間件数の分かる手続の数';

-- The rates of every 課 by the rules of /online, each beside its numerator and denominator: those of several 課 or of the
-- city are rate(sum(numerator), sum(denominator)).
-- grain: one row per 基準日 and 課 with a procedure
CREATE VIEW explore.department_months AS
WITH counted AS (
    SELECT
        *,
        counts_applicable(status, FALSE) AS is_applicable,
        counts_applicable(status, FALSE) AND counts_online(status, FALSE) AS is_online
    FROM marts.status_month
),
summed AS (
    SELECT
        as_of, is_latest, bureau, department,
        CAST(sum(procedures) AS BIGINT) AS procedures,
        CAST(coalesce(sum(procedures) FILTER (WHERE is_applicable), 0) AS BIGINT) AS applicable,
        CAST(coalesce(sum(procedures) FILTER (WHERE is_online), 0) AS BIGINT) AS online,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'partial'), 0) AS BIGINT) AS partial,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'planned'), 0) AS BIGINT) AS planned,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'not_online'), 0) AS BIGINT) AS not_online,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'other'), 0) AS BIGINT) AS other,
        CAST(coalesce(sum(procedures) FILTER (WHERE status = 'not_applicable'), 0) AS BIGINT) AS not_applicable,
        CAST(coalesce(sum(procedures) FILTER (WHERE status IS NULL), 0) AS BIGINT) AS unknown,
        CAST(coalesce(sum(volume) FILTER (WHERE is_applicable), 0) AS BIGINT) AS volume,
        CAST(coalesce(sum(volume) FILTER (WHERE is_online), 0) AS BIGINT) AS volume_online,
        CAST(sum(usage_volume) AS BIGINT) AS usage_volume,
        CAST(sum(usage_online) AS BIGINT) AS usage_online,
        CAST(coalesce(sum(remaining_volume) FILTER (WHERE is_applicable AND NOT is_online), 0) AS BIGINT)
            AS remaining_volume
    FROM counted
    GROUP BY as_of, is_latest, bureau, department
)
SELECT
    as_of, is_latest, bureau, department, procedures, applicable, online, rate(online, applicable) AS online_rate,
    partial, planned, not_online, other, not_applicable, unknown, applicable - online AS remaining,
    volume, volume_online, rate(volume_online, volume) AS online_rate_by_volume,
    usage_volume, usage_online, rate(usage_online, usage_volume) AS usage_rate, remaining_volume
FROM summed;
COMMENT ON VIEW explore.department_months IS '課ごと・月ごとの数と率。一行＝一つの基準日・課。部や全庁の率は、率の平均ではなく rate(sum(online), sum(applicable)) のように分子と分母から求める';
COMMENT ON COLUMN explore.department_months.volume IS '対象手続の年間件数（分かるものの合計）';
