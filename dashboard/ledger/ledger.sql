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

-- One row for every time that single people were named to somebody, for ever.
CREATE TABLE IF NOT EXISTS disclosures (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          TEXT NOT NULL,
    by          TEXT NOT NULL,
    reason      TEXT NOT NULL,
    asked       TEXT NOT NULL,
    people      INTEGER NOT NULL
);
CREATE TRIGGER IF NOT EXISTS disclosures_are_never_changed BEFORE UPDATE ON disclosures
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS disclosures_are_never_deleted BEFORE DELETE ON disclosures
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- One row for every time that the baseline of an initiative of the ロードマップ was changed on purpose (計画の見直し),
-- and for every time that such a change was taken back, for ever. Dates are ISO texts.
CREATE TABLE IF NOT EXISTS rebaselines (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    at            TEXT NOT NULL,
    by            TEXT NOT NULL,
    reason        TEXT NOT NULL,
    withdraws     INTEGER UNIQUE REFERENCES rebaselines (id),
    initiative_id TEXT,
    initiative    TEXT,
    as_of         TEXT,
    planned_start TEXT,
    planned_end   TEXT,
    CHECK ((withdraws IS NULL) = (initiative IS NOT NULL AND as_of IS NOT NULL AND planned_end IS NOT NULL))
);
CREATE TRIGGER IF NOT EXISTS rebaselines_are_never_changed BEFORE UPDATE ON rebaselines
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS rebaselines_are_never_deleted BEFORE DELETE ON rebaselines
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
