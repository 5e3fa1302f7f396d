package ledger

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// Query is what somebody looks for. Empty fields ask for nothing; lists ask
// for all their members.
type Query struct {
	Words  []string // words or phrases in the report
	Who    []string // in the name of a speaker
	Said   []string // acts: "condemn", "deny" …
	Place  []string // names of places
	Event  []string // event types
	Status []string
	Outlet []string
	Since  string // ISO dates of publication, inclusive
	Until  string
	Story  string
}

// ParseQuery reads a query as people write it:
//
//	who:zakharova said:condemn since:2024-02-01 place:syria "air raid"
func ParseQuery(text string) (Query, error) {
	var q Query
	for _, t := range terms(text) {
		field, value, ok := strings.Cut(t.text, ":")
		if t.quoted || !ok || value == "" || strings.HasPrefix(value, "//") {
			q.Words = append(q.Words, t.text)
			continue
		}
		value = strings.Trim(value, `"“”`)
		list := map[string]*[]string{"who": &q.Who, "said": &q.Said, "place": &q.Place, "event": &q.Event, "status": &q.Status, "outlet": &q.Outlet}[strings.ToLower(field)]
		switch {
		case list != nil:
			*list = append(*list, value)
		case strings.EqualFold(field, "since"), strings.EqualFold(field, "until"):
			if err := checkDate(value); err != nil {
				return q, err
			}
			if strings.EqualFold(field, "since") {
				q.Since = value
			} else {
				q.Until = value
			}
		case strings.EqualFold(field, "story"):
			q.Story = value
		default:
			return q, fmt.Errorf("%s: is no field to search; use who: said: place: event: status: outlet: since: until: story:, or quote the words", field)
		}
	}
	return q, nil
}

func checkDate(value string) error {
	for _, form := range []string{"2006-01-02", "2006-01", "2006"} {
		if _, err := time.Parse(form, value); err == nil {
			return nil
		}
	}
	return fmt.Errorf("%s: is no date; write it as 2024-02-03, 2024-02 or 2024", value)
}

type queryTerm struct {
	text   string
	quoted bool
}

// terms cuts a query at white space outside quotation marks.
func terms(text string) []queryTerm {
	var out []queryTerm
	var b strings.Builder
	inside, quoted := false, false
	flush := func() {
		if b.Len() > 0 {
			out = append(out, queryTerm{b.String(), quoted})
		}
		b.Reset()
		quoted = false
	}
	for _, r := range text {
		switch {
		case r == '"' || r == '“' || r == '”':
			if !inside && b.Len() == 0 {
				quoted = true
			}
			inside = !inside
		case unicode.IsSpace(r) && !inside:
			flush()
		default:
			b.WriteRune(r)
		}
	}
	flush()
	return out
}

// condition is SQL and its arguments.
type condition struct {
	sql  []string
	args []any
}

func (c *condition) add(sql string, args ...any) {
	c.sql = append(c.sql, sql)
	c.args = append(c.args, args...)
}

// where turns a query into a condition on reports.
func (l *Ledger) where(q Query) condition {
	var c condition
	if len(q.Words) > 0 {
		quoted := make([]string, len(q.Words))
		for i, w := range q.Words {
			quoted[i] = `"` + strings.ReplaceAll(w, `"`, `""`) + `"`
		}
		c.add(l.dialect.search.match, strings.Join(quoted, " "))
	}
	if len(q.Who)+len(q.Said) > 0 {
		said := `EXISTS (SELECT 1 FROM statement WHERE statement.report = report.n`
		var args []any
		for _, w := range q.Who {
			said += ` AND statement.source LIKE ? ESCAPE '\'`
			args = append(args, like(w))
		}
		for _, a := range q.Said {
			said += ` AND statement.act = ?`
			args = append(args, lower(a))
		}
		c.add(said+`)`, args...)
	}
	for _, p := range q.Place {
		c.add(`EXISTS (SELECT 1 FROM place WHERE place.report = report.n AND (place.name = ? OR place.country = ?))`, lower(p), strings.ToUpper(p))
	}
	for _, e := range q.Event {
		c.add(`EXISTS (SELECT 1 FROM event WHERE event.report = report.n AND event.type = ?)`, strings.ToUpper(e))
	}
	for _, s := range q.Status {
		c.add(`EXISTS (SELECT 1 FROM event WHERE event.report = report.n AND event.status = ?)`, lower(s))
	}
	for _, o := range q.Outlet {
		c.add(`report.outlet LIKE ? ESCAPE '\'`, like(o))
	}
	if q.Since != "" {
		c.add(`report.published >= ?`, q.Since)
	}
	if q.Until != "" {
		c.add(`report.published <> '' AND report.published < ?`, q.Until+"\uffff")
	}
	if q.Story != "" {
		c.add(`report.story = ?`, q.Story)
	}
	if len(c.sql) == 0 {
		c.add(`1 = 1`)
	}
	return c
}

func like(s string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s) + "%"
}

// Find returns the reports that a query asks for, newest first, those before
// number before (0: from the newest).
func (l *Ledger) Find(ctx context.Context, q Query, before int64, limit int) ([]Report, error) {
	c := l.where(q)
	if before > 0 {
		c.add(`report.n < ?`, before)
	}
	return l.reports(ctx, `SELECT `+reportColumns+` FROM report WHERE `+strings.Join(c.sql, " AND ")+` ORDER BY report.n DESC LIMIT ?`, append(c.args, limit)...)
}

// FindStatements returns what the speakers of a query said, in the reports
// it asks for, newest first.
func (l *Ledger) FindStatements(ctx context.Context, q Query, limit int) ([]Statement, error) {
	c := l.where(q)
	for _, w := range q.Who {
		c.add(`statement.source LIKE ? ESCAPE '\'`, like(w))
	}
	for _, a := range q.Said {
		c.add(`statement.act = ?`, lower(a))
	}
	return l.statements(ctx, `SELECT `+reportColumns+`, statement.id, statement.source, statement.person, statement.act, statement.said, statement.content
		FROM statement JOIN report ON report.n = statement.report WHERE `+strings.Join(c.sql, " AND ")+`
		ORDER BY report.n DESC, statement.id LIMIT ?`, append(c.args, limit)...)
}
