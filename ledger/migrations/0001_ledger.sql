-- Reports as they came in and the records read from them. Rows of report and
-- record are never changed, except that a newer reading replaces a record.

CREATE TABLE report (
    n         INTEGER PRIMARY KEY,           -- order of arrival
    id        TEXT NOT NULL UNIQUE,          -- the report's own id
    source    TEXT NOT NULL,                 -- SHA-256 of the kept bytes, in hex
    url       TEXT NOT NULL DEFAULT '',
    outlet    TEXT NOT NULL DEFAULT '',
    title     TEXT NOT NULL DEFAULT '',
    published TEXT NOT NULL DEFAULT '',      -- ISO 8601
    added     TEXT NOT NULL,                 -- ISO 8601, UTC
    version   TEXT NOT NULL,                 -- the reading that made the record
    story     TEXT NOT NULL DEFAULT ''       -- derived: the story it belongs to
);
CREATE INDEX report_published ON report (published);
CREATE INDEX report_story ON report (story);
CREATE INDEX report_version ON report (version);

CREATE TABLE record (
    report INTEGER PRIMARY KEY REFERENCES report (n),
    body   BLOB NOT NULL,                    -- the record's JSON, compressed
    digest BLOB NOT NULL                     -- what weaving compares it by
);

-- The bytes that reports were read from.
CREATE TABLE source (
    hash TEXT PRIMARY KEY,                   -- SHA-256, in hex
    body BLOB NOT NULL                       -- compressed
);

-- What was said, for finding it again: one row per statement.
CREATE TABLE statement (
    report  INTEGER NOT NULL REFERENCES report (n),
    id      TEXT NOT NULL,
    source  TEXT NOT NULL,                   -- the speaker's name
    entity  TEXT NOT NULL,                   -- the speaker in the record
    own     TEXT NOT NULL,                   -- the speaker across reports, by the report alone
    person  TEXT NOT NULL,                   -- derived: the same, as settled in the story
    act     TEXT NOT NULL,
    said    TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL,
    PRIMARY KEY (report, id)
) WITHOUT ROWID;
CREATE INDEX statement_person ON statement (person, said);

-- Derived: what reports are compared by, what they have to do with each
-- other, and what they yield together. All of it can be rebuilt.
CREATE TABLE candidate (
    key     INTEGER PRIMARY KEY,
    reports BLOB NOT NULL                    -- the latest that have the key: four bytes each, oldest first
);

CREATE TABLE relation (
    a     INTEGER NOT NULL,
    b     INTEGER NOT NULL,                  -- a < b
    score REAL NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX relation_b ON relation (b);

CREATE TABLE story (
    id      TEXT PRIMARY KEY,
    title   TEXT NOT NULL,
    since   TEXT NOT NULL DEFAULT '',
    until   TEXT NOT NULL DEFAULT '',
    reports INTEGER NOT NULL,
    changed INTEGER NOT NULL,                -- counts up with every change
    body    BLOB NOT NULL                    -- everything woven of it, compressed JSON
) WITHOUT ROWID;
CREATE INDEX story_changed ON story (changed);

-- What people decided: applied on top of what is derived, never lost by a
-- rebuild, undone rather than deleted.
CREATE TABLE judgement (
    n       INTEGER PRIMARY KEY,
    kind    TEXT NOT NULL,                   -- same, not-same, wrong
    subject TEXT NOT NULL,                   -- report and finding
    object  TEXT NOT NULL DEFAULT '',
    note    TEXT NOT NULL DEFAULT '',
    who     TEXT NOT NULL,
    made    TEXT NOT NULL,
    undone  TEXT NOT NULL DEFAULT '',
    undoer  TEXT NOT NULL DEFAULT ''
);
CREATE INDEX judgement_subject ON judgement (subject);
