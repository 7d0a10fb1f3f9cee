-- The ledger: one row for every file imported and every undo, for ever.
CREATE TABLE IF NOT EXISTS entries (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    kind        TEXT NOT NULL CHECK (kind IN ('import', 'undo')),
    at          TEXT NOT NULL,
    by          TEXT NOT NULL,
    undoes      INTEGER UNIQUE REFERENCES entries (id),
    file        TEXT,
    sha256      TEXT,
    dataset     TEXT,
    as_of       TEXT,
    rows        INTEGER,
    rows_sha256 TEXT,
    issues      TEXT,
    CHECK ((kind = 'undo') = (undoes IS NOT NULL)),
    CHECK ((kind = 'import') = (rows_sha256 IS NOT NULL))
);
CREATE TRIGGER IF NOT EXISTS entries_are_never_changed BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS entries_are_never_deleted BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- One row for every decision that is recorded beside the imports, of whatever kind, and for every time that one was
-- taken back (withdraws: its id among its kind), for ever. id counts within the kind: it is the number that staff know,
-- and goes on after the numbers in the tables that version 0.3.0 had for two kinds. body is JSON: what the kind says.
CREATE TABLE IF NOT EXISTS records (
    id        INTEGER NOT NULL,
    kind      TEXT NOT NULL,
    at        TEXT NOT NULL,
    by        TEXT NOT NULL,
    reason    TEXT NOT NULL,
    body      TEXT NOT NULL,
    withdraws INTEGER CHECK (withdraws < id),
    PRIMARY KEY (kind, id),
    UNIQUE (kind, withdraws)
);
CREATE TRIGGER IF NOT EXISTS records_are_never_changed BEFORE UPDATE ON records
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS records_are_never_deleted BEFORE DELETE ON records
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
