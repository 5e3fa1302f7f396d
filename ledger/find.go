package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"sayso/record"
)

// Query is what somebody looks for. Empty fields ask for nothing; lists ask
// for all their members.
type Query struct {
	Words  []string // words or phrases in the report
	Who    []string // words of a speaker's name
	Said   []string // acts: "condemn", "deny" …
	Place  []string // words of a place's name, or a country's three letters
	Event  []string // event types
	Status []string
	Outlet []string // words of the outlet's name
	Since  string   // ISO dates of publication, inclusive
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
		if ok && value == "" && !t.quoted && slices.Contains(fields, strings.ToLower(field)) {
			return q, fmt.Errorf("%s: what? Write it as %s:word, or quote it to search for the words", field, field)
		}
		if t.quoted || !ok || value == "" || strings.HasPrefix(value, "//") {
			q.Words = append(q.Words, t.text)
			continue
		}
		value = strings.Trim(value, `"“”`)
		list := map[string]*[]string{"who": &q.Who, "said": &q.Said, "place": &q.Place, "event": &q.Event, "status": &q.Status, "outlet": &q.Outlet}[strings.ToLower(field)]
		switch {
		case list != nil:
			if err := checkWord(strings.ToLower(field), value); err != nil {
				return q, err
			}
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

// checkWord refuses a word that a field with a closed vocabulary never has: a
// search for it would find nothing without saying why.
func checkWord(field, value string) error {
	var words []string
	switch field {
	case tagSaid:
		words = namesOf(record.Acts)
	case tagEvent:
		words = namesOf(record.EventTypes)
	case tagStatus:
		words = namesOf(record.Statuses)
	default:
		return nil
	}
	for _, w := range words {
		if tag(field, w) == tag(field, value) {
			return nil
		}
	}
	return fmt.Errorf("%s:%s finds nothing; use one of %s", field, value, strings.Join(words, ", "))
}

func namesOf[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = lower(string(x))
	}
	return out
}

// fields are those that a query may ask for.
var fields = []string{"who", "said", "place", "event", "status", "outlet", "since", "until", "story"}

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

// where turns a query into the tables to look in and a condition on reports.
func (l *Ledger) where(q Query) (from string, c condition) {
	from = "report"
	if search := l.searchFor(q); search != "" {
		from += " " + l.dialect.search.join
		c.add(l.dialect.search.match, search)
	}
	if len(q.Who)+len(q.Said) > 1 { // of one statement, which the search can't tell
		said := `EXISTS (SELECT 1 FROM statement WHERE statement.report = report.n`
		var args []any
		for _, w := range q.Who {
			said += ` AND LOWER(statement.source) LIKE ? ESCAPE '\'`
			args = append(args, like(w))
		}
		for _, a := range q.Said {
			said += ` AND statement.act = ?`
			args = append(args, lower(a))
		}
		c.add(said+`)`, args...)
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
	return from, c
}

// searchFor writes the part of a query that full text answers.
func (l *Ledger) searchFor(q Query) string {
	var parts []string
	for column, list := range map[string][]string{"title body": q.Words, "who": q.Who, "place": q.Place, "outlet": q.Outlet} {
		for _, phrase := range list {
			parts = append(parts, l.dialect.search.quote(column, phrase))
		}
	}
	for kind, list := range map[string][]string{tagSaid: q.Said, tagEvent: q.Event, tagStatus: q.Status} {
		for _, value := range list {
			parts = append(parts, l.dialect.search.quote("tags", tag(kind, value)))
		}
	}
	slices.Sort(parts)
	return strings.Join(parts, " AND ")
}

// The kinds of tags.
const (
	tagSaid   = "said"
	tagEvent  = "event"
	tagStatus = "status"
)

// tag is one word of the closed vocabularies, told apart by its kind.
func tag(kind, value string) string {
	return kind + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, lower(value))
}

func like(s string) string {
	return "%" + strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(lower(s)) + "%"
}

// order is the number that results are ordered by, newest first.
func (l *Ledger) order(from string) string {
	if from == "report" {
		return "report.n"
	}
	return l.dialect.search.number
}

// Find returns the reports that a query asks for, newest first, those before
// number before (0: from the newest).
func (l *Ledger) Find(ctx context.Context, q Query, before int64, limit int) ([]Report, error) {
	from, c := l.where(q)
	if before > 0 {
		c.add(l.order(from)+` < ?`, before)
	}
	if q.Until != "" {
		last, err := l.lastUntil(ctx, q)
		if err != nil || last == 0 {
			return nil, err
		}
		c.add(l.order(from)+` <= ?`, last)
	}
	return l.reports(ctx, `SELECT `+reportColumns+` FROM `+from+` WHERE `+strings.Join(c.sql, " AND ")+` ORDER BY `+l.order(from)+` DESC LIMIT ?`, append(c.args, limit)...)
}

// lastUntil is the last number of the reports published in a query's time, 0
// if there is none: searches that end long ago begin there, rather than at
// the newest report.
func (l *Ledger) lastUntil(ctx context.Context, q Query) (int64, error) {
	var last int64
	err := l.readers.QueryRowContext(ctx, `SELECT COALESCE(MAX(n), 0) FROM report WHERE published > '' AND published >= ? AND published < ?`, q.Since, q.Until+"\uffff").Scan(&last)
	return last, err
}

// FindStatements returns what the speakers of a query said, in the reports
// it asks for, newest first.
func (l *Ledger) FindStatements(ctx context.Context, q Query, limit int) ([]Statement, error) {
	return l.StatementsAfter(ctx, q, Place{}, limit)
}

// Place is where a list of statements goes on: after a statement of a report.
// Its zero value is the beginning.
type Place struct {
	N  int64
	ID string
}

// StatementsAfter is FindStatements, going on after a place. It goes through
// the reports that match a page at a time, so that a common query costs no
// more than a rare one.
func (l *Ledger) StatementsAfter(ctx context.Context, q Query, after Place, limit int) ([]Statement, error) {
	var out []Statement
	before := int64(0)
	if after.N > 0 {
		before = after.N + 1 // the report itself may have more
	}
	for {
		reports, err := l.Find(ctx, q, before, max(8, limit))
		if err != nil || len(reports) == 0 {
			return out, err
		}
		found, err := l.statementsOf(ctx, q, reports)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			if s.Report.N == after.N && s.ID <= after.ID {
				continue
			}
			if out = append(out, s); len(out) == limit {
				return out, nil
			}
		}
		before = reports[len(reports)-1].N
	}
}

// statementsOf returns what the speakers of a query said in the reports given.
func (l *Ledger) statementsOf(ctx context.Context, q Query, reports []Report) ([]Statement, error) {
	var c condition
	args := make([]any, len(reports))
	for i, r := range reports {
		args[i] = r.N
	}
	c.add(`report.n IN (?`+strings.Repeat(", ?", len(reports)-1)+`)`, args...)
	for _, w := range q.Who {
		c.add(`LOWER(statement.source) LIKE ? ESCAPE '\'`, like(w))
	}
	for _, a := range q.Said {
		c.add(`statement.act = ?`, lower(a))
	}
	return l.statements(ctx, `SELECT `+reportColumns+`, `+statementColumns+` FROM report JOIN statement ON statement.report = report.n
		WHERE `+strings.Join(c.sql, " AND ")+notWrong+` ORDER BY report.n DESC, statement.id`, c.args...)
}
