-- 全庁の平均より10点以上低い分野のある課はどこか（人数の少ない課は伏せてある）
WITH scores AS (
    SELECT * FROM assessment_scores WHERE kind = 'level' AND is_latest AND field <> '' AND NOT masked
)
SELECT
    own.bureau,
    own.unit AS department,
    own.field,
    own.n,
    round(100 * own.mean, 1) AS points,
    round(100 * city.mean, 1) AS city_points
FROM scores AS own
JOIN scores AS city ON city.level = 'city' AND city.field = own.field
WHERE own.level = 'department' AND own.mean <= city.mean - 0.1
ORDER BY own.mean - city.mean, own.unit, own.field;
