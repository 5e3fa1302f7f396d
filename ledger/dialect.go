package ledger

import (
	"net/url"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// dialect is what differs between databases.
type dialect struct {
	driver         string
	writer, reader func(path string) string
	search         searchDialect
}

// searchDialect is full text over reports, by report number.
type searchDialect struct {
	create string
	insert string // n, title, text
	remove string // n
	match  string // a condition on report n with one placeholder, the words
}

// sqlite keeps everything in one file. Pragmas stand in the address, so that
// every connection has them.
var sqlite = dialect{
	driver: "sqlite",
	writer: func(path string) string {
		return "file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)&_pragma=cache_size(-65536)&_txlock=immediate"
	},
	reader: func(path string) string {
		return "file:" + (&url.URL{Path: path}).EscapedPath() + "?mode=ro&_pragma=busy_timeout(10000)&_pragma=cache_size(-16384)&_pragma=query_only(1)"
	},
	search: searchDialect{
		create: `CREATE VIRTUAL TABLE found USING fts5(title, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2')`,
		insert: `INSERT INTO found (rowid, title, body) VALUES (?, ?, ?)`,
		remove: `DELETE FROM found WHERE rowid = ?`,
		match:  `report.n IN (SELECT rowid FROM found WHERE found MATCH ?)`,
	},
}
