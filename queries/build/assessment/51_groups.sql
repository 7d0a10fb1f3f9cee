-- Which groups of people figures are told of. Only numbers of people decide, never their answers (docs/masking.md).
--   1. A group of fewer than k people is small. Its siblings (the 課 of a 部, all 部, all 職位) stand from the smallest
--      up: hidden are all small ones and as many of the next as it takes for k people to be hidden together.
--   2. What is hidden of a 部 is one group, its rest; the 課 of hidden 部 are together the rest of the city.
--   3. 部 are put together from their 課 and rests, so is the city unless it has enough parts (enough_parts). 職位, another
--      parting of the same people, are told where there are at least five of them, or at least five 課 and rests.

-- grain: one row per kind, round, level and group; parent is the 部 of a 課 ('' where it has none); unit is NULL where
-- it is not known
CREATE TABLE private.assessment_part AS
WITH parts AS (
    SELECT kind, round, 'bureau' AS level, '' AS parent, coalesce(bureau, '') AS unit, count(*) AS people
    FROM private.assessment_home
    GROUP BY kind, round, coalesce(bureau, '')
    UNION ALL
    SELECT kind, round, 'department', coalesce(bureau, ''), department, count(*)
    FROM private.assessment_home
    GROUP BY kind, round, coalesce(bureau, ''), department
    UNION ALL
    SELECT kind, round, 'grade', '', grade, count(*)
    FROM private.assessment_home
    GROUP BY kind, round, grade
),
judged AS (
    SELECT *, people < (SELECT masking_k FROM meta.settings) OR unit IS NULL AS is_small FROM parts
)
SELECT
    kind, round, level, parent, unit, people,
    count(*) FILTER (WHERE is_small) OVER siblings > 0
        AND (is_small
            OR coalesce(sum(people) OVER smaller, 0) < (SELECT masking_k FROM meta.settings)) AS is_hidden
FROM judged
WINDOW
    siblings AS (PARTITION BY kind, round, level, parent),
    smaller AS (
        PARTITION BY kind, round, level, parent ORDER BY is_small DESC, people, unit
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);

-- Where each person is counted: the 課, else the rest of its 部, else (bureau NULL) the rest of the city; and the 職位.
-- grain: one row per kind, round and person
CREATE TABLE private.assessment_place AS
SELECT
    home.kind, home.round, home.person_id, home.person,
    CASE WHEN bureau.is_hidden OR department.is_hidden THEN 'rest' ELSE 'department' END AS level,
    CASE WHEN NOT bureau.is_hidden THEN home.bureau END AS bureau,
    CASE WHEN NOT bureau.is_hidden AND NOT department.is_hidden THEN home.department END AS unit,
    CASE WHEN NOT grade.is_hidden THEN home.grade END AS grade
FROM private.assessment_home AS home
JOIN private.assessment_part AS bureau
    ON bureau.kind = home.kind AND bureau.round = home.round AND bureau.level = 'bureau'
    AND bureau.unit = coalesce(home.bureau, '')
JOIN private.assessment_part AS department
    ON department.kind = home.kind AND department.round = home.round AND department.level = 'department'
    AND department.parent = coalesce(home.bureau, '') AND department.unit IS NOT DISTINCT FROM home.department
JOIN private.assessment_part AS grade
    ON grade.kind = home.kind AND grade.round = home.round AND grade.level = 'grade'
    AND grade.unit IS NOT DISTINCT FROM home.grade;

-- grain: one row per kind and round with k people or more
CREATE TABLE private.assessment_parting AS
WITH counted AS (
    SELECT
        kind, round, count(*) AS people,
        count(DISTINCT (level, bureau, unit)) AS departments,
        count(DISTINCT coalesce(bureau, '')) AS bureaus,
        count(DISTINCT coalesce(grade, '')) AS grades,
        count(DISTINCT grade) > 0 AS has_grades
    FROM private.assessment_place
    GROUP BY kind, round
),
judged AS (
    SELECT *, has_grades AND (grades >= 5 OR (departments >= 5 AND grades > 1)) AS are_grades_told FROM counted
)
SELECT
    kind, round, people, are_grades_told,
    enough_parts(departments) AND (NOT are_grades_told OR enough_parts(grades)) AS is_city_told,
    enough_parts(bureaus) AS is_city_told_beside_bureaus,
    are_grades_told AND (grades >= 5 OR bureaus >= 5) AS are_grades_told_beside_bureaus
FROM judged
WHERE people >= (SELECT masking_k FROM meta.settings);
