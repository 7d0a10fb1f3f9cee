-- 全庁のオンライン化率と利用率は、月ごとにどう変わったか
SELECT
    as_of,
    sum(online) AS online,
    sum(applicable) AS applicable,
    rate(sum(online), sum(applicable)) AS online_rate,
    rate(sum(volume_online), sum(volume)) AS online_rate_by_volume,
    rate(sum(usage_online), sum(usage_volume)) AS usage_rate
FROM department_months
GROUP BY as_of
ORDER BY as_of;
