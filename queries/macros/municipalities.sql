-- By what municipalities are compared: like with like.

-- The class of a municipality by its kind and population, with the limits of 総務省「類似団体別市町村財政指数表」 (都市 Ⅰ–Ⅳ:
-- 5万, 10万, 15万; 町村 Ⅰ–Ⅴ: 5千, 1万, 1.5万, 2万). 政令指定都市, 中核市, 施行時特例市 and 特別区 are classes of their own, where a
-- list says so (its 類似団体) or the code does. NULL where the population is not known.
-- The kind stands in the third digit of the code (1: in 東京都, 13, a 特別区, else a 政令指定都市; 2: a 市; 3 to 7: a 町 or 村)
-- and not in the name, which may come with a note.
CREATE MACRO population_class(code, peers, population) AS
    CASE WHEN peers LIKE '政令%' OR peers LIKE '指定都市%' THEN '政令指定都市'
         WHEN peers LIKE '中核市%' THEN '中核市'
         WHEN peers LIKE '%特例市%' THEN '施行時特例市'
         WHEN peers LIKE '特別区%' THEN '特別区'
         WHEN substr(code, 3, 1) = '1' THEN CASE WHEN substr(code, 1, 2) = '13' THEN '特別区' ELSE '政令指定都市' END
         WHEN population IS NULL THEN NULL
         WHEN substr(code, 3, 1) = '2' THEN
            CASE WHEN population >= 150000 THEN '市 15万人以上'
                 WHEN population >= 100000 THEN '市 10〜15万人'
                 WHEN population >= 50000 THEN '市 5〜10万人'
                 ELSE '市 5万人未満' END
         WHEN population >= 20000 THEN '町村 2万人以上'
         WHEN population >= 15000 THEN '町村 1.5〜2万人'
         WHEN population >= 10000 THEN '町村 1〜1.5万人'
         WHEN population >= 5000 THEN '町村 5千〜1万人'
         ELSE '町村 5千人未満' END;

-- The order of the classes, the largest first.
CREATE MACRO population_class_order(class) AS
    CASE class WHEN '政令指定都市' THEN 1 WHEN '中核市' THEN 2 WHEN '施行時特例市' THEN 3 WHEN '特別区' THEN 4
        WHEN '市 15万人以上' THEN 5 WHEN '市 10〜15万人' THEN 6 WHEN '市 5〜10万人' THEN 7 WHEN '市 5万人未満' THEN 8
        WHEN '町村 2万人以上' THEN 9 WHEN '町村 1.5〜2万人' THEN 10 WHEN '町村 1〜1.5万人' THEN 11
        WHEN '町村 5千〜1万人' THEN 12 WHEN '町村 5千人未満' THEN 13 ELSE 14 END;
