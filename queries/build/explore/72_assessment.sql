-- What the SQL console sees of the スキルアセスメント: tables of `shown` and nothing else, so that whatever is put together
-- from them follows from what the attacker of docs/masking.md knows anyway. The steps they are made of stay out: figures
-- counted from steps again would be other figures than the pages'.

-- grain: one row per round
CREATE VIEW explore.assessment_rounds AS
SELECT round, is_latest, held_on, round_before, questions, fields, masking_k, detailed_from
FROM shown.assessment_round;
COMMENT ON VIEW explore.assessment_rounds IS 'アセスメントの回。一行＝一つの回';

-- grain: one row per kind ('level' or 'change'), round, group and field ('' = total)
CREATE VIEW explore.assessment_scores AS
SELECT
    kind, round, is_latest, round_before, level, bureau, unit, headcount, respondents, field, questions, n, mean, sd,
    p25, median, p75, masked
FROM shown.assessment_cell;
COMMENT ON VIEW explore.assessment_scores IS 'アセスメントの点（0〜1）。一行＝一つの回・集まり（全庁・部・課・職位）・分野。人数の少ない集まりの点は伏せてあり、空になる';
COMMENT ON COLUMN explore.assessment_scores.kind IS 'level＝その回の点、change＝前の回からの変化';
COMMENT ON COLUMN explore.assessment_scores.field IS '分野（合計は空文字 ''''）';
COMMENT ON COLUMN explore.assessment_scores.n IS '点のある人数';
COMMENT ON COLUMN explore.assessment_scores.mean IS '平均点（0〜1）';
COMMENT ON COLUMN explore.assessment_scores.sd IS '変化の標準偏差';
COMMENT ON COLUMN explore.assessment_scores.p25 IS '下位25%の点（0〜1）';
COMMENT ON COLUMN explore.assessment_scores.median IS '中央の点（0〜1）';
COMMENT ON COLUMN explore.assessment_scores.p75 IS '上位25%の点（0〜1）';
COMMENT ON COLUMN explore.assessment_scores.masked IS '人数が少ないため伏せた';

-- grain: one row per round, group, field ('' = total) and bin
CREATE VIEW explore.assessment_distribution AS
SELECT
    round, is_latest, level, bureau, unit, field, CAST(width AS DOUBLE) AS width, CAST(bin AS DOUBLE) AS bin, people
FROM shown.assessment_distribution;
COMMENT ON VIEW explore.assessment_distribution IS 'アセスメントの点の分布。一行＝一つの回・集まり・分野・点の区切り（人数の多い集まりだけ）';
COMMENT ON COLUMN explore.assessment_distribution.field IS '分野（合計は空文字 ''''）';
COMMENT ON COLUMN explore.assessment_distribution.width IS '区切りの幅（0〜1の点）';
COMMENT ON COLUMN explore.assessment_distribution.bin IS '区切りの下の端（0〜1の点）';

-- grain: one row per round and question
CREATE VIEW explore.assessment_questions AS
SELECT
    round, is_latest, question_no, question_order, field, question, n, blank, dont_know, difficulty, discrimination,
    masked
FROM shown.assessment_item;
COMMENT ON VIEW explore.assessment_questions IS 'アセスメントの設問（全庁）。一行＝一つの回・設問';
COMMENT ON COLUMN explore.assessment_questions.question_order IS '設問の順';
COMMENT ON COLUMN explore.assessment_questions.difficulty IS '平均点（0〜1。低いほど難しい）';
COMMENT ON COLUMN explore.assessment_questions.masked IS '人数が少ないため伏せた';

-- grain: one row per round, skill, line and group
CREATE VIEW explore.assessment_under_line AS
SELECT
    kind, round, is_latest, skill, CAST(line AS DOUBLE) AS line, level, bureau, department, n, people, shortfall,
    able_few
FROM shown.assessment_under;
COMMENT ON VIEW explore.assessment_under_line IS '点が線に届かない人の数（研修計画）。一行＝一つの回・スキル（分野か設問）・線・集まり。人数はおよその数';
COMMENT ON COLUMN explore.assessment_under_line.line IS '線（0〜1の点）';
COMMENT ON COLUMN explore.assessment_under_line.people IS '線に届かない人数（およその数）';
COMMENT ON COLUMN explore.assessment_under_line.shortfall IS '届かない人の平均の不足（0〜1の点）';
COMMENT ON COLUMN explore.assessment_under_line.skill IS 'スキル（分野の名前か、設問番号）';
