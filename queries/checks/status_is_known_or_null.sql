-- オンライン化状況は、決められた6つか不明のどれかである
SELECT as_of, department, procedure, status
FROM marts.procedure_month
WHERE status NOT IN ('online', 'partial', 'planned', 'not_online', 'not_applicable', 'other');
