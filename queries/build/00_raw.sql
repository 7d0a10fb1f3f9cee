-- The tables a build fills from the ledger before anything else: rows as read, imports, and the departments' names.
CREATE SCHEMA meta;
CREATE SCHEMA raw;
CREATE SCHEMA staging;
CREATE SCHEMA marts;
-- What is known of single people or of groups too small to show: no answer reads it (tests/test_masking.py).
CREATE SCHEMA private;
-- What may be shown of it.
CREATE SCHEMA shown;

-- The settings the figures depend on. grain: one row
CREATE TABLE meta.settings (masking_k BIGINT, late_days BIGINT, stale_days BIGINT);

-- grain: one row per import in force; imported_at is UTC
CREATE TABLE meta.imports (
    import_id BIGINT, file VARCHAR, dataset VARCHAR, as_of DATE, imported_at TIMESTAMP, imported_by VARCHAR,
    row_count BIGINT, rows_sha256 VARCHAR
);

-- grain: one row per finding of an import in force
CREATE TABLE meta.findings (
    import_id BIGINT, "position" BIGINT, code VARCHAR, severity VARCHAR, rule VARCHAR, sheet VARCHAR, cell VARCHAR,
    "value" VARCHAR, message VARCHAR, remedy VARCHAR
);

-- grain: one row per data check that held
CREATE TABLE meta.checks (check_name VARCHAR, about VARCHAR);

-- grain: one row per spreadsheet row of a procedure list
CREATE TABLE raw.procedures (
    rows_sha256 VARCHAR,
    sheet VARCHAR, "row" BIGINT, cell VARCHAR,
    procedure_id VARCHAR, procedure VARCHAR, bureau_text VARCHAR, department_text VARCHAR,
    legal_basis VARCHAR, legal_article VARCHAR, kind VARCHAR, audience VARCHAR,
    status VARCHAR, status_text VARCHAR, tool VARCHAR, online_since DATE, planned_for VARCHAR,
    barrier BIGINT, barrier_text VARCHAR,
    annual_count BIGINT, annual_count_text VARCHAR, online_count BIGINT, online_count_text VARCHAR,
    priority BOOLEAN, life_event VARCHAR, note VARCHAR
);

-- grain: one row per spreadsheet row of answers and question; person is the keyed pseudonym of who answered
CREATE TABLE raw.assessment (
    rows_sha256 VARCHAR,
    sheet VARCHAR, "row" BIGINT, round VARCHAR, held_on DATE, answered_on DATE, person VARCHAR,
    bureau_text VARCHAR, department_text VARCHAR, grade VARCHAR,
    question_no VARCHAR, question VARCHAR, answer_text VARCHAR, answer DOUBLE, "position" DOUBLE,
    scale_min DOUBLE, scale_max DOUBLE, missing VARCHAR
);

-- grain: one row per question of a question list (設問一覧); round is NULL where the list holds for every round
CREATE TABLE raw.assessment_questions (
    rows_sha256 VARCHAR,
    sheet VARCHAR, "row" BIGINT, cell VARCHAR, round VARCHAR, question_no VARCHAR, field VARCHAR, question VARCHAR,
    scale_min DOUBLE, scale_max DOUBLE, reverse BOOLEAN, choices VARCHAR[], blank_rule VARCHAR, dont_know_rule VARCHAR
);

-- grain: one row per spreadsheet row of a roadmap; milestones are texts 「2026-09-30 試行開始」
CREATE TABLE raw.roadmap (
    rows_sha256 VARCHAR,
    sheet VARCHAR, "row" BIGINT, cell VARCHAR,
    initiative_id VARCHAR, pillar VARCHAR, theme VARCHAR, initiative VARCHAR,
    bureau_text VARCHAR, department_text VARCHAR, related_departments VARCHAR[],
    planned_start DATE, planned_end DATE, actual_start DATE, actual_end DATE, forecast_end DATE, updated_on DATE,
    start_is_reported BOOLEAN, progress DOUBLE, reported_state VARCHAR, reported_text VARCHAR,
    done_this_month VARCHAR, problem VARCHAR, next_step VARCHAR, milestones VARCHAR[],
    kpi VARCHAR, kpi_unit VARCHAR, kpi_baseline DOUBLE, kpi_target DOUBLE, kpi_actual DOUBLE
);

-- grain: one row per import and row of a roadmap: which initiative it is, whatever its number and name then
CREATE TABLE raw.initiative_keys (import_id BIGINT, sheet VARCHAR, "row" BIGINT, initiative_key VARCHAR);

-- grain: one row per review of a plan in force (計画の見直し); made_at is UTC
CREATE TABLE raw.rebaselines (
    rebaseline_id BIGINT, made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR, initiative_id VARCHAR,
    initiative VARCHAR, as_of DATE, planned_start DATE, planned_end DATE
);

-- grain: one row per 課 and period of validity, from the register in force (組織表)
CREATE TABLE raw.organization (
    bureau VARCHAR, department VARCHAR, display_order BIGINT, headcount BIGINT,
    valid_from DATE, valid_to DATE, liaison VARCHAR
);

-- grain: one row per 課 that ended and 課 that follows it
CREATE TABLE raw.succession (department VARCHAR, successor VARCHAR);

-- grain: one row per spelling of a 課 in a file and 基準日; department is NULL where the register knows no such 課
CREATE TABLE raw.department_names (
    department_text VARCHAR, bureau_text VARCHAR, as_of DATE, bureau VARCHAR, department VARCHAR
);
