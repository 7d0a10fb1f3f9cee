-- The data checks that held when the store was built; one that did not would have stopped the build.
-- grain: one row per check
-- params: none
-- returns: holds, about, built_at
SELECT TRUE AS holds, checks.about, build.built_at
FROM meta.checks AS checks
CROSS JOIN meta.build AS build
ORDER BY checks.check_name;
