-- What became of which 課 and when (機構改革), the latest first; and which 課 of today each leads to.
-- grain: one row per 課 before and 課 after
-- params: none
-- returns: changed_on, change, before, bureau_before, after, bureau_after, since, until
SELECT changed_on, change, before, bureau_before, "after", bureau_after, since, until
FROM marts.reorganization
ORDER BY changed_on DESC, change, before, "after";
