-- One row a sign-in: when it began, was last seen and ended (seconds since 1970, UTC). A cookie outlives what it stands
-- for; what ended here stays ended, whoever shows it again.
CREATE TABLE IF NOT EXISTS logins (
    key   TEXT PRIMARY KEY,
    began REAL NOT NULL,
    seen  REAL NOT NULL,
    ended REAL
);
