-- How many 課 of today the register has, and how many people work in them as far as it says.
-- grain: one row
-- params: none
-- returns: departments, headcount
SELECT count(*) AS departments, CAST(sum(headcount) AS BIGINT) AS headcount
FROM marts.department
WHERE registered AND valid_to IS NULL;
