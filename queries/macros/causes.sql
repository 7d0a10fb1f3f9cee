-- Why something is other than a meeting saw it: 実際の動き (moved: the month it saw is still as it saw it), 過去分の訂正
-- (corrected: that month was corrected after it, and nothing has moved since), or both.
CREATE MACRO cause(is_as_seen, is_as_corrected) AS
    CASE WHEN is_as_seen THEN 'moved' WHEN is_as_corrected THEN 'corrected' ELSE 'both' END;
