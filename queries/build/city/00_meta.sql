-- What a build knows of itself and of the imports it is made of. The tables of the rows as read are made from what each
-- dataset declares (queries/load).

-- The settings the figures depend on. grain: one row
CREATE TABLE meta.settings (masking_k BIGINT, late_days BIGINT, stale_days BIGINT, hearing_months BIGINT);

-- grain: one row per import in force; imported_at is UTC
CREATE TABLE meta.imports (
    import_id BIGINT, file VARCHAR, dataset VARCHAR, dataset_label VARCHAR, as_of DATE, imported_at TIMESTAMP, imported_by VARCHAR,
    row_count BIGINT, rows_sha256 VARCHAR
);

-- Until when a list is due that every 課 sends every month: for the 基準日 there are lists of, and the months after them.
-- grain: one row per dataset and 基準日; due is NULL where the holidays are not known
CREATE TABLE meta.deadlines (dataset VARCHAR, dataset_label VARCHAR, as_of DATE, is_collected BOOLEAN, due DATE);

-- grain: one row per import that was taken back; moments are UTC
CREATE TABLE meta.undone (
    import_id BIGINT, file VARCHAR, dataset VARCHAR, dataset_label VARCHAR, as_of DATE, imported_at TIMESTAMP, imported_by VARCHAR,
    row_count BIGINT, rows_sha256 VARCHAR, warnings BIGINT, infos BIGINT, undone_at TIMESTAMP, undone_by VARCHAR
);

-- grain: one row per finding of an import in force
CREATE TABLE meta.findings (
    import_id BIGINT, "position" BIGINT, code VARCHAR, severity VARCHAR, rule VARCHAR, sheet VARCHAR, cell VARCHAR,
    "value" VARCHAR, message VARCHAR, remedy VARCHAR
);

-- grain: one row per data check that held
CREATE TABLE meta.checks (check_name VARCHAR, about VARCHAR);

-- grain: one row per list (rows_sha256) and 課 as it is written there, and 回 where the dataset is replaced by 回
CREATE TABLE raw.listed (
    dataset VARCHAR, rows_sha256 VARCHAR, department_text VARCHAR, bureau_text VARCHAR, round VARCHAR, listed_rows BIGINT
);

-- What was taken back said whose lists had come by then. grain: one row per import taken back and 課 as it is written there
CREATE TABLE raw.taken_back (
    import_id BIGINT, file VARCHAR, dataset VARCHAR, as_of DATE, imported_at TIMESTAMP, imported_by VARCHAR,
    department_text VARCHAR, bureau_text VARCHAR
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

-- grain: one row per name of a 課 or 部; readings are in hiragana, the likeliest first
CREATE TABLE raw.readings (name VARCHAR, readings VARCHAR[]);

-- grain: one row per import and row of a dataset that follows its rows over the months: the key it keeps
CREATE TABLE raw.identities (dataset VARCHAR, import_id BIGINT, sheet VARCHAR, "row" BIGINT, identity VARCHAR);

-- grain: one row per review of a plan in force (計画の見直し); made_at is UTC
CREATE TABLE raw.rebaselines (
    rebaseline_id BIGINT, made_at TIMESTAMP, made_by VARCHAR, reason VARCHAR, initiative_id VARCHAR,
    initiative VARCHAR, as_of DATE, planned_start DATE, planned_end DATE
);

-- Which 課 there is a list of: every dataset adds its own. as_of is NULL where it is not told by 基準日.
-- grain: one row per dataset, 基準日 and 課 of today
CREATE TABLE marts.listed (dataset VARCHAR, as_of DATE, department VARCHAR);
