package ledger

import (
	"errors"
	"fmt"
	"net/url"
	"strings"

	"modernc.org/sqlite" // the driver "sqlite", too
)

// dialect is what differs between databases.
type dialect struct {
	driver         string
	writer, reader func(path string) string
	explain        func(error) error // says in plain words what a user can do about
	touches        string            // a query for a number that changes when others write
	search         searchDialect
}

// searchDialect is full text over reports, by report number: the title and
// text, who speaks, the places named, the outlet, and tags for what is closed
// vocabulary (see tagsOf).
type searchDialect struct {
	create string
	insert string // n, title, body, who, place, outlet, tags
	remove string // n
	join   string // joins it to report
	match  string // a condition with one placeholder, what searchFor writes
	number string // the report's number in it; results come in its order
	quote  func(column, phrase string) string
}

// sqlite keeps everything in one file. Pragmas stand in the address, so that
// every connection has them.
var sqliteDialect = dialect{
	driver: "sqlite",
	writer: func(path string) string {
		return "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=cache_size(-65536)&_pragma=wal_autocheckpoint(24000)&_pragma=temp_store(2)&_txlock=immediate"
	},
	reader: func(path string) string {
		return "file:" + (&url.URL{Path: path}).EscapedPath() + "?mode=ro&_pragma=busy_timeout(10000)&_pragma=cache_size(-8192)&_pragma=query_only(1)"
	},
	explain: func(err error) error {
		var e *sqlite.Error
		if !errors.As(err, &e) {
			return err
		}
		const primary = 0xFF // of extended result codes
		if said := sqliteSays[e.Code()&primary]; said != "" {
			return fmt.Errorf("%s: %w", said, err)
		}
		return err
	},
	touches: `PRAGMA data_version`,
	search: searchDialect{
		create: `CREATE VIRTUAL TABLE found USING fts5(title, body, who, place, outlet, tags, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`,
		insert: `INSERT INTO found (rowid, title, body, who, place, outlet, tags) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		remove: `DELETE FROM found WHERE rowid = ?`,
		join:   `JOIN found ON found.rowid = report.n`,
		match:  `found MATCH ?`,
		number: `found.rowid`,
		quote: func(column, phrase string) string {
			return "{" + column + `} : "` + strings.ReplaceAll(phrase, `"`, `""`) + `"`
		},
	},
}

// sqliteSays puts SQLite's result codes into plain words.
var sqliteSays = map[int]string{
	5:  "another program is writing to it; try again when that is done",
	8:  "it is for reading only here; copy its folder to where you may write",
	11: "its database is damaged",
	13: "the disk is full",
	26: "its ledger.db is no database",
}
