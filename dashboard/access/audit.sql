-- What was done with the dashboard in one 年度 that the ledger does not tell: one row an act, never changed.
-- sum is the SHA-256 of the row before and of this row: what was taken out or changed later is found by it.
CREATE TABLE IF NOT EXISTS acts (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    by      TEXT NOT NULL,
    roles   TEXT NOT NULL,
    act     TEXT NOT NULL,
    subject TEXT NOT NULL,
    outcome TEXT NOT NULL,
    place   TEXT NOT NULL,
    sum     TEXT NOT NULL
);
CREATE TRIGGER IF NOT EXISTS acts_are_never_changed BEFORE UPDATE ON acts
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS acts_are_never_deleted BEFORE DELETE ON acts
BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
