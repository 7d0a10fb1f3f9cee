-- A status is one of the six, or unknown.
SELECT as_of, department, procedure, status
FROM marts.procedure_month
WHERE status NOT IN ('online', 'partial', 'planned', 'not_online', 'not_applicable', 'other');
