-- The initiatives that count. Where two lists of one 基準日 name the same initiative, the later import is right.
-- grain: one row per initiative and 基準日 on which it was reported
CREATE TABLE staging.roadmap AS
SELECT * EXCLUDE (is_in_force, identity), identity AS initiative_key
FROM raw.roadmap
WHERE is_in_force
QUALIFY row_number() OVER (PARTITION BY as_of, identity ORDER BY import_id DESC, sheet, "row") = 1;
