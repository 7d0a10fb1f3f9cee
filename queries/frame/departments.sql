-- The 部 and 課 that can be chosen, in the city's own order.
-- grain: one row per 課 that has figures in any month or round
-- params: none
-- returns: bureau, department
SELECT bureau, department
FROM marts.department
WHERE department IN (SELECT department FROM marts.listed)
ORDER BY display_order NULLS LAST, bureau NULLS LAST, department;
