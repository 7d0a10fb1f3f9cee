-- What a question tells, in plain words. Discrimination below 0.2 is the usual line for a poor item (Ebel & Frisbie
-- 1991, Essentials of Educational Measurement); nothing is asked of it where nearly all or none can, since it is then
-- small by itself.
CREATE MACRO item_reading(difficulty, discrimination) AS
    CASE WHEN difficulty >= 0.85 THEN 'easy'
         WHEN difficulty <= 0.15 THEN 'hard'
         WHEN discrimination < 0.2 THEN 'review'
         WHEN discrimination >= 0.2 THEN 'separates' END;
