-- Who has sent which month of the 手続一覧, by the rule for all datasets.
-- grain: one row per 基準日 and 課 that sent its list then, or was expected to
CREATE TABLE marts.department_month AS
SELECT
    as_of,
    as_of = max(as_of) OVER () AS is_latest,
    bureau,
    department,
    display_order,
    arrived_on IS NOT NULL AS submitted,
    last_sent
FROM marts.submission
WHERE dataset = 'procedures' AND is_collected AND (is_expected OR arrived_on IS NOT NULL)
ORDER BY as_of, display_order, department;
