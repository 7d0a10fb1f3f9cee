-- The sizes of the masking rule (docs/masking.md), all from the threshold k of the settings.

-- Scores are told of every so many people in the order of their scores: half of k, so that a count of people is known
-- to within no less than that.
CREATE MACRO step_size(k) AS (k + 1) // 2;

-- From how many people on a group's spread, its change and the share of a single question say more than the rounding.
CREATE MACRO detailed_from(k) AS 3 * k;

-- A sum is told beside its parts only where they are so many: with fewer, their roundings could be undone.
CREATE MACRO enough_parts(parts) AS parts = 1 OR parts >= 5;

-- Which of a step's people is read, from its first (start) to before the first of the next (stop), counted from 0. The
-- place (0–1) is secret, one for every two steps, and mirrored in the second: what is too low in one is too high in
-- the other, so that means are hardly touched.
CREATE MACRO read_at(step, start, stop, place) AS
    CASE WHEN step % 2 = 0 THEN start + CAST(floor(place * (stop - start)) AS BIGINT)
         ELSE stop - 1 - CAST(floor(place * (stop - start)) AS BIGINT) END;

-- A score as the text that secret places hang on: engines write very small numbers and the zero below 0 differently
-- (1e-05 and 1.0E-5, -0.0 and 0.0).
CREATE MACRO score_text(score) AS
    CASE WHEN score = 0 THEN '0.0'
         WHEN abs(score) < 0.001 THEN CAST(CAST(score AS DECIMAL(10, 9)) AS VARCHAR)
         ELSE CAST(score AS VARCHAR) END;

-- A number between 0 and 1 that nobody can tell without the secret of the data folder, and that changes with the text.
CREATE MACRO secret_place(text) AS
    CAST(('0x' || substr(sha256(getvariable('masking_secret') || text), 1, 13)) AS BIGINT) / 4503599627370496.0;

-- Up to how many people a distribution is drawn, so that every bar stands for k people or more, or for none: to the
-- nearest k, but at least k short of all until all are counted.
CREATE MACRO drawn_up_to(people, n, k) AS
    CASE WHEN people = n THEN n ELSE greatest(least((people + k // 2) // k, n // k - 1), 0) * k END;
