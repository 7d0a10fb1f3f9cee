-- How the names of the 部 and 課 that can be chosen are read, in hiragana.
-- grain: one row per name of a 部 or 課
-- params: none
-- returns: name, readings
SELECT name, readings FROM marts.reading ORDER BY name;
