package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"sayso/record"
)

func lower(s string) string { return strings.ToLower(s) }

const statementColumns = `statement.id, statement.source, statement.person, statement.act, statement.said, statement.content`

const reportColumns = `report.n, report.id, report.source, report.url, report.outlet, report.title, report.published, report.added, report.version, report.story`

func scanReport(row interface{ Scan(...any) error }) (Report, error) {
	var r Report
	err := row.Scan(&r.N, &r.ID, &r.Source, &r.URL, &r.Outlet, &r.Title, &r.Published, &r.Added, &r.Version, &r.Story)
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrNotFound
	}
	return r, err
}

// Report returns a report by its id, or by an unambiguous beginning of it.
func (l *Ledger) Report(ctx context.Context, id string) (Report, error) {
	r, err := scanReport(l.readers.QueryRowContext(ctx, `SELECT `+reportColumns+` FROM report WHERE id = ?`, id))
	if !errors.Is(err, ErrNotFound) || len(id) < 4 {
		return r, err
	}
	list, err := l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE id >= ? AND id < ? LIMIT 2`, id, id+"\uffff")
	if err != nil {
		return r, err
	}
	if len(list) != 1 {
		return r, ErrNotFound
	}
	return list[0], nil
}

func (l *Ledger) reports(ctx context.Context, query string, args ...any) ([]Report, error) {
	rows, err := l.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Report
	for rows.Next() {
		r, err := scanReport(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// Recent returns the last reports to arrive before number before (0: the
// very last), newest first.
func (l *Ledger) Recent(ctx context.Context, before int64, limit int) ([]Report, error) {
	if before <= 0 {
		before = 1 << 62
	}
	return l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE n < ? ORDER BY n DESC LIMIT ?`, before, limit)
}

// Since returns the reports that came after number after, oldest first.
func (l *Ledger) Since(ctx context.Context, after int64, limit int) ([]Report, error) {
	return l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE n > ? ORDER BY n LIMIT ?`, after, limit)
}

// InStory returns a story's reports by publication.
func (l *Ledger) InStory(ctx context.Context, story string) ([]Report, error) {
	return l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE story = ? ORDER BY published, id`, story)
}

// Count is how many reports the ledger holds.
func (l *Ledger) Count(ctx context.Context) (int, error) {
	var n int
	err := l.readers.QueryRowContext(ctx, `SELECT COUNT(*) FROM report`).Scan(&n)
	return n, err
}

// Outdated returns some reports whose record another reading than version
// made, oldest first, those after number after.
func (l *Ledger) Outdated(ctx context.Context, version string, after int64, limit int) ([]Report, error) {
	return l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE version <> ? AND n > ? ORDER BY n LIMIT ?`, version, after, limit)
}

// Known tells which of the report ids the ledger has.
func (l *Ledger) Known(ctx context.Context, ids []string) (map[string]bool, error) {
	out := map[string]bool{}
	for part := range slices.Chunk(ids, rowsAtOnce) {
		args := make([]any, len(part))
		for i, id := range part {
			args[i] = id
		}
		rows, err := l.readers.QueryContext(ctx, `SELECT id FROM report WHERE id IN (?`+strings.Repeat(", ?", len(part)-1)+`)`, args...)
		if err := each(rows, err, func(rows *sql.Rows) error {
			var id string
			err := rows.Scan(&id)
			out[id] = true
			return err
		}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Record returns the record of report n. It may be shared with others who
// asked for it and is not to be changed.
func (l *Ledger) Record(ctx context.Context, n int64) (*record.Record, error) {
	var body []byte
	err := l.readers.QueryRowContext(ctx, `SELECT body FROM record WHERE report = ?`, n).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	if err != nil {
		return nil, err
	}
	return l.held.decoded(n, body)
}

// Records returns the records of reports, in their order. They may be shared
// as those of Record are. What is not held in memory is decoded by all
// processors together.
func (l *Ledger) Records(ctx context.Context, reports []Report) ([]*record.Record, error) {
	at, ns := make(map[int64]int, len(reports)), make([]int64, len(reports))
	for i, r := range reports {
		at[r.N], ns[i] = i, r.N
	}
	bodies := make([][]byte, len(reports))
	err := inParts(ns, func(list string, args []any) error {
		rows, err := l.readers.QueryContext(ctx, `SELECT report, body FROM record WHERE report IN `+list, args...)
		return each(rows, err, func(rows *sql.Rows) error {
			var n int64
			var body []byte
			err := rows.Scan(&n, &body)
			bodies[at[n]] = body
			return err
		})
	})
	if err != nil {
		return nil, err
	}
	out, problems := make([]*record.Record, len(reports)), make([]error, len(reports))
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(reports)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(reports); i = int(next.Add(1)) - 1 {
				if bodies[i] == nil {
					problems[i] = ErrNotFound
				} else {
					out[i], problems[i] = l.held.decoded(ns[i], bodies[i])
				}
			}
		})
	}
	all.Wait()
	return out, errors.Join(problems...)
}

func decode(body []byte) (*record.Record, error) {
	plain, err := expand(body)
	if err != nil {
		return nil, fmt.Errorf("a record is damaged: %w", err)
	}
	if len(plain) > 0 && plain[0] == packedForm {
		r, err := unpack(plain)
		if err != nil {
			return nil, fmt.Errorf("a record is damaged: %w", err)
		}
		return r, nil
	}
	r := new(record.Record) // kept as JSON by older versions
	if err := json.Unmarshal(plain, r); err != nil {
		return nil, fmt.Errorf("a record is damaged: %w", err)
	}
	return r, nil
}

// Statement is something said, as the ledger finds it.
type Statement struct {
	Report  Report `json:"report"`
	ID      string `json:"id"`
	Source  string `json:"source"` // the speaker's name
	Person  string `json:"person"` // the speaker across reports
	Act     string `json:"act"`
	Said    string `json:"said,omitempty"` // when
	Content string `json:"content"`
}

// On is the day by which statements are ordered: when it was said, else when
// it was reported.
func (s Statement) On() string {
	if s.Said != "" {
		return s.Said
	}
	return s.Report.Published
}

// saidOn is Statement.On in SQL.
const saidOn = `COALESCE(NULLIF(statement.said, ''), report.published)`

// Said returns what a person or body said, newest first.
func (l *Ledger) Said(ctx context.Context, person string, limit int) ([]Statement, error) {
	return l.SaidAfter(ctx, []string{person}, Statement{}, limit)
}

// SaidAfter returns what persons or bodies said, newest first, going on after
// a statement of a list before; its zero value is the beginning.
func (l *Ledger) SaidAfter(ctx context.Context, persons []string, after Statement, limit int) ([]Statement, error) {
	c := oneOf(persons)
	if after.ID != "" {
		on, n := after.On(), after.Report.N
		c.add(`(`+saidOn+` < ? OR `+saidOn+` = ? AND (report.n < ? OR report.n = ? AND statement.id > ?))`, on, on, n, n, after.ID)
	}
	return l.statements(ctx, `SELECT `+reportColumns+`, `+statementColumns+` FROM statement JOIN report ON report.n = statement.report
		WHERE `+strings.Join(c.sql, " AND ")+notWrong+` ORDER BY `+saidOn+` DESC, report.n DESC, statement.id LIMIT ?`, append(c.args, limit)...)
}

// oneOf is the condition that a statement is one of these persons'.
func oneOf(persons []string) condition {
	var c condition
	args := make([]any, len(persons))
	for i, p := range persons {
		args[i] = p
	}
	c.add(`statement.person IN (`+strings.TrimPrefix(strings.Repeat(", ?", len(persons)), ", ")+`)`, args...)
	return c
}

func (l *Ledger) statements(ctx context.Context, query string, args ...any) ([]Statement, error) {
	rows, err := l.readers.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Statement
	for rows.Next() {
		var s Statement
		r := &s.Report
		if err := rows.Scan(&r.N, &r.ID, &r.Source, &r.URL, &r.Outlet, &r.Title, &r.Published, &r.Added, &r.Version, &r.Story,
			&s.ID, &s.Source, &s.Person, &s.Act, &s.Said, &s.Content); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}
