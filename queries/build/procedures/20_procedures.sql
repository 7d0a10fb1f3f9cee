-- The procedures that count.
-- grain: one row per procedure and 基準日
CREATE TABLE staging.procedures AS
SELECT * EXCLUDE (is_in_force, identity) FROM raw.procedures WHERE is_in_force;
