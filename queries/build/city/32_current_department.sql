-- The 課 of today: those of marts.department that did not go on as another.
-- grain: one row per 課
CREATE TABLE marts.current_department AS
SELECT department
FROM marts.department
WHERE valid_to IS NULL
    OR department NOT IN (SELECT before FROM marts.reorganization WHERE before IS NOT NULL AND "after" IS NOT NULL);
