-- The masking rule of スキルアセスメント, in its one place: which figures of which groups must not be shown.
--
-- Groups are nested (city ⊃ 部 ⊃ 課, city ⊃ 職位) and fixed, so all that can be computed from shown figures is, for
-- every shown parent, what is left of it when its shown children are taken away. Therefore:
--   1. A figure that is not publishable (fewer than k people, or all alike) is hidden.
--   2. With it are hidden the next smallest of its siblings, until what is hidden is publishable as one group:
--      what subtraction yields is then a figure that could have been shown itself. A single gap never remains.
--   3. Where a 部 is hidden, all its 課 are, or the 部 would be their sum.
--   4. All fields of a block are hidden together (22_staging_assessment.sql says what a block is; block 2 is judged by
--      all fields): no row has a single gap that its total would fill.
-- grain: one row per kind, round, group and block that is hidden
CREATE TABLE private.assessment_hidden AS
WITH blocks AS (
    SELECT round, field, 1 AS block FROM staging.assessment_field WHERE block = 1
    UNION ALL
    SELECT round, field, 2 FROM staging.assessment_field
    UNION ALL
    SELECT round, '', unnest([1, 2]) FROM staging.assessment_round
),
cells AS (
    SELECT
        cells.kind, cells.round, cells.level, cells.bureau, cells.unit, cells.field, blocks.block,
        CASE WHEN cells.level = 'department' THEN coalesce(cells.bureau, '') ELSE '全庁' END AS parent,
        cells.n, cells.lowest, cells.highest,
        CASE WHEN cells.level = 'city' THEN cells.unmatched + cells.unmatched_before END AS unmatched
    FROM private.assessment_cell AS cells
    JOIN blocks ON blocks.round = cells.round AND blocks.field = cells.field
),
-- A group without a cell for some field is not safe either: that nobody answered is no reason to show the rest.
units AS (
    SELECT
        kind, round, level, parent, bureau, unit, block,
        max(max(n)) OVER (PARTITION BY kind, round, level, parent, unit) AS people,
        count(*) = max(count(*)) OVER (PARTITION BY kind, round, level, block)
            AND bool_and(publishable(n, lowest, highest, unmatched, (SELECT masking_k FROM meta.settings))) AS is_safe
    FROM cells
    GROUP BY kind, round, level, parent, bureau, unit, block
),
-- Siblings stand in one order for both blocks, so that what hides block 1 of a group hides block 2 of it, too.
ordered AS (
    SELECT
        *,
        bool_and(is_safe OR block = 2) OVER (PARTITION BY kind, round, level, parent, unit) AS is_safe_1,
        bool_and(is_safe) OVER (PARTITION BY kind, round, level, parent, unit) AS is_safe_2
    FROM units
),
ranked AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY kind, round, level, parent, block ORDER BY is_safe_1, is_safe_2, people, unit) AS rank,
        count(*) FILTER (WHERE NOT is_safe) OVER (PARTITION BY kind, round, level, parent, block) AS unsafe
    FROM ordered
),
-- The groups up to each rank taken as one, field by field.
unions AS (
    SELECT
        cells.kind, cells.round, cells.level, cells.parent, cells.block, ranked.rank,
        publishable(
            sum(cells.n) OVER up_to_here, min(cells.lowest) OVER up_to_here, max(cells.highest) OVER up_to_here,
            sum(cells.unmatched) OVER up_to_here, (SELECT masking_k FROM meta.settings)) AS is_safe
    FROM ranked
    JOIN cells
        ON cells.kind = ranked.kind AND cells.round = ranked.round AND cells.level = ranked.level
        AND cells.block = ranked.block AND cells.parent = ranked.parent
        AND cells.unit IS NOT DISTINCT FROM ranked.unit
    WINDOW up_to_here AS (
        PARTITION BY cells.kind, cells.round, cells.level, cells.parent, cells.block, cells.field
        ORDER BY ranked.rank
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
),
safe_from AS (
    SELECT kind, round, level, parent, block, min(rank) AS rank
    FROM (
        SELECT unions.kind, unions.round, unions.level, unions.parent, unions.block, unions.rank
        FROM unions
        JOIN ranked USING (kind, round, level, parent, block, rank)
        WHERE unions.rank >= ranked.unsafe
        GROUP BY ALL
        HAVING bool_and(unions.is_safe)
    )
    GROUP BY kind, round, level, parent, block
),
own AS (
    SELECT ranked.*
    FROM ranked
    LEFT JOIN safe_from USING (kind, round, level, parent, block)
    WHERE ranked.unsafe > 0 AND ranked.rank <= coalesce(safe_from.rank, ranked.rank)
)
SELECT kind, round, level, bureau, unit, block FROM own
UNION
SELECT units.kind, units.round, units.level, units.bureau, units.unit, units.block
FROM units
JOIN own AS parent
    ON parent.kind = units.kind AND parent.round = units.round AND parent.block = units.block
    AND parent.level = 'bureau' AND units.level = 'department'
    AND coalesce(parent.unit, '') = units.parent;
