-- What each name of a procedure is about, and the kind of form it ends with: asked of every name once, not of every month.
-- grain: one row per name
CREATE TABLE marts.likeness AS
WITH names AS (
    SELECT DISTINCT procedure FROM marts.procedure_month WHERE procedure IS NOT NULL
)
SELECT
    procedure,
    procedure_words(procedure) AS words,
    form_kind(regexp_replace(procedure, '[（(][^（）()]*[）)]|[\s　]', '', 'g')) AS form
FROM names
ORDER BY procedure;
