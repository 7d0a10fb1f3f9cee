-- The datasets that every 課 sends every month and that somebody has sent, with the last month that is over today (the day of
-- the last import when today is NULL).
-- grain: one row per dataset
-- params: today DATE
-- returns: dataset, dataset_label, as_of, due
SELECT dataset, dataset_label, max(as_of) AS as_of, max_by(due, as_of) AS due
FROM meta.deadlines
WHERE as_of <= coalesce($today::DATE, (SELECT max(day_in_japan(imported_at)) FROM meta.imports))
GROUP BY dataset, dataset_label
ORDER BY dataset;
