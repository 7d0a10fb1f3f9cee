-- To whom one speaks in each 課: its 部 and its 兼務職員 as the lists, else the 組織表, name them.
-- grain: one row per 課 of today
-- params: none
-- returns: department, bureau, liaison
SELECT department, bureau, liaison FROM marts.department ORDER BY department;
