-- What an installation of many gathers from the stores of its municipalities. Only what is in their meta, marts and shown:
-- what is made of released figures tells no more than they do.

-- How each store was found. state: gathered · absent (no folder) · empty (nothing imported) · unbuilt · older (made by an
-- older program) · damaged. stamp tells whether it has changed since.
-- grain: one row per municipality that has a data folder
CREATE TABLE meta.gathered (municipality VARCHAR, state VARCHAR, stamp VARCHAR, built_at TIMESTAMP);

-- Counts by status over all 課, as marts.status_month has them by 課: rates are made of them by the same macros. A month is
-- named by its last day; of several 基準日 in one month the last counts.
-- grain: one row per municipality, month and status (NULL = unknown)
CREATE TABLE marts.municipality_status (
    municipality VARCHAR, "month" DATE, as_of DATE, status VARCHAR, procedures BIGINT, volume_known BIGINT, volume BIGINT,
    usage_volume BIGINT, usage_online BIGINT, remaining_volume BIGINT
);

-- How many 課 have sent the 手続一覧 of that 基準日.
-- grain: one row per municipality and month
CREATE TABLE marts.municipality_sent (
    municipality VARCHAR, "month" DATE, as_of DATE, departments BIGINT, not_submitted BIGINT
);

-- The scores of each municipality as a whole, where it may tell them; where it may not there is no figure, nor how many people.
-- grain: one row per municipality, round and field ('' = total)
CREATE TABLE shown.municipality_assessment (
    municipality VARCHAR, round VARCHAR, held_on DATE, is_latest BOOLEAN, field VARCHAR, masked BOOLEAN, n BIGINT,
    mean DOUBLE, median DOUBLE
);
