-- これから3か月の節目は何か
SELECT due, department, initiative, milestone
FROM milestones
WHERE is_latest AND due > as_of AND due <= as_of + INTERVAL 3 MONTH
ORDER BY due, department, initiative_key, milestone;
