-- Everything derived is stored anew, in fewer and shorter rows: the next
-- keeper weaves all reports again.
DROP TABLE relation;
DROP TABLE story;
DELETE FROM inside;
DELETE FROM candidate;
UPDATE report SET story = '';
UPDATE statement SET person = own WHERE person <> own;

-- What a report is compared by, apart from its record: it is read far more
-- often.
CREATE TABLE digest (
    report INTEGER PRIMARY KEY REFERENCES report (n),
    body   BLOB NOT NULL
);
INSERT INTO digest (report, body) SELECT report, digest FROM record;
ALTER TABLE record DROP COLUMN digest;

-- Derived: the relations of each report. Each stands with both reports.
CREATE TABLE near (
    report INTEGER PRIMARY KEY,
    peers  BLOB NOT NULL                     -- a number and a score, four bytes each
);

CREATE TABLE story (
    id      TEXT PRIMARY KEY,
    title   TEXT NOT NULL,
    since   TEXT NOT NULL DEFAULT '',
    until   TEXT NOT NULL DEFAULT '',
    reports INTEGER NOT NULL,
    changed INTEGER NOT NULL,                -- counts up with every change
    stale   INTEGER NOT NULL                 -- 1: it has other reports than when it was woven
);
CREATE INDEX story_changed ON story (changed);
CREATE INDEX story_stale ON story (stale);

CREATE TABLE woven (
    story TEXT PRIMARY KEY,
    body  BLOB NOT NULL                      -- everything woven of it, compressed JSON
);

-- How far work has come: "keyed" is the last report that is among the
-- candidates.
CREATE TABLE mark (
    name TEXT PRIMARY KEY,
    n    INTEGER NOT NULL
);
