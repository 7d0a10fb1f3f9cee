-- What the SQL console sees of the 課, of who sends their lists, of 相談, and of the files behind the figures. No person is
-- named (兼務職員 of a 課, who took a 相談, who imported), and what is noted of talks stays with the 課's own page: the words
-- of a 相談, all of a ヒアリング. Findings stay out, too: they quote cells.

-- grain: one row per 課 of today
CREATE VIEW explore.departments AS
SELECT bureau, department, display_order, headcount, valid_from, valid_to, registered FROM marts.department;
COMMENT ON VIEW explore.departments IS '今の課。一行＝一つの課';
COMMENT ON COLUMN explore.departments.display_order IS '並べる順';
COMMENT ON COLUMN explore.departments.valid_from IS 'いつからある課か';
COMMENT ON COLUMN explore.departments.valid_to IS 'いつまであった課か（今もあれば空）';
COMMENT ON COLUMN explore.departments.registered IS '組織表にある（なければ、一覧の中だけに出てくる課）';

-- grain: one row per 課 before and 課 after
CREATE VIEW explore.reorganizations AS
SELECT changed_on, change, before, bureau_before, since, "after", bureau_after, until FROM marts.reorganization;
COMMENT ON VIEW explore.reorganizations IS '機構改革。一行＝一つの前の課・一つの後の課';
COMMENT ON COLUMN explore.reorganizations.changed_on IS '変わった日';
COMMENT ON COLUMN explore.reorganizations.change IS '変わり方（new＝新設、abolished＝廃止、split＝分割、merged＝統合、moved＝部の移動、renamed＝改称、renamed_and_moved＝改称して移動）';
COMMENT ON COLUMN explore.reorganizations.before IS '前の課';
COMMENT ON COLUMN explore.reorganizations.bureau_before IS '前の部';
COMMENT ON COLUMN explore.reorganizations.since IS '前の課の始まり';
COMMENT ON COLUMN explore.reorganizations."after" IS '後の課';
COMMENT ON COLUMN explore.reorganizations.bureau_after IS '後の部';
COMMENT ON COLUMN explore.reorganizations.until IS '後の課の終わり';

-- Who has sent which month, as of the day of the last import.
-- grain: one row per dataset that every 課 sends every month, 基準日 and 課 of today
CREATE VIEW explore.submissions AS
SELECT
    submission.dataset, submission.as_of, submission.bureau, submission.department,
    submission_state(submission.is_expected, submission.arrived_on, submission.due, clock.today) AS submission,
    submission.due, submission.arrived_on,
    submission_days_over(
        submission_state(submission.is_expected, submission.arrived_on, submission.due, clock.today),
        submission.arrived_on, submission.due, clock.today) AS days_over,
    submission.last_sent
FROM marts.submission AS submission
CROSS JOIN (SELECT max(day_in_japan(imported_at)) AS today FROM meta.imports) AS clock
WHERE submission.as_of <= clock.today;
COMMENT ON VIEW explore.submissions IS '課からの提出。一行＝一つの資料の種類・基準日・課（最後に取り込んだ日の時点）';
COMMENT ON COLUMN explore.submissions.dataset IS '資料の種類（procedures＝手続一覧、roadmap＝ロードマップ）';
COMMENT ON COLUMN explore.submissions.submission IS '提出の状態（sent＝届いた、late＝遅れて届いた、missing＝未、not_due＝期限前、not_asked＝対象外）';
COMMENT ON COLUMN explore.submissions.due IS '期限';
COMMENT ON COLUMN explore.submissions.arrived_on IS '届いた日';
COMMENT ON COLUMN explore.submissions.days_over IS '期限から何日過ぎたか（過ぎていなければ空）';
COMMENT ON COLUMN explore.submissions.last_sent IS '最後に届いた基準日';

-- As of the last 基準日 of any list. grain: one row per 相談
CREATE VIEW explore.consultations AS
SELECT
    bureau, department, consulted_on, field, state_then AS state, is_open, open_days,
    CASE WHEN NOT is_open THEN closed_on END AS closed_on, as_of AS said_on, file, sheet, "row", cell
FROM consultations_on((SELECT max(as_of) FROM meta.imports));
COMMENT ON VIEW explore.consultations IS '課からの相談（内容と対応の文は、部署カルテで）。一行＝一つの相談（最後の基準日の時点）';
COMMENT ON COLUMN explore.consultations.consulted_on IS '受けた日';
COMMENT ON COLUMN explore.consultations.field IS '相談の分野';
COMMENT ON COLUMN explore.consultations.state IS '状態（received＝受付、in_progress＝対応中、waiting＝保留、done＝完了、withdrawn＝取下げ）';
COMMENT ON COLUMN explore.consultations.is_open IS '未完了';
COMMENT ON COLUMN explore.consultations.open_days IS '受けてからの日数（未完了のもの）';
COMMENT ON COLUMN explore.consultations.closed_on IS '完了日';
COMMENT ON COLUMN explore.consultations.said_on IS '書かれていた一覧の基準日';

-- grain: one row per import in force
CREATE VIEW explore.imports AS
SELECT import_id, file, dataset_label, as_of, imported_at, row_count FROM meta.imports;
COMMENT ON VIEW explore.imports IS '数値のもとになったファイル。一行＝一つの取込';
COMMENT ON COLUMN explore.imports.imported_at IS '取込日時（世界時。日本の時刻は9時間あと）';
