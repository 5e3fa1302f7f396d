package ledger

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sayso/record"
)

// Query is what somebody looks for. Empty fields ask for nothing; lists ask
// for all their members.
type Query struct {
	Words  []string // words or phrases in the report
	Not    []string // words or phrases that the report must not have
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
//	who:zakharova said:condemn since:2024-02-01 place:syria "air raid" -drill
func ParseQuery(text string) (Query, error) {
	var q Query
	asked := terms(text)
	for _, t := range asked {
		field, value, ok := strings.Cut(t.text, ":")
		known := ok && !t.quoted && slices.Contains(fields, strings.ToLower(field))
		switch {
		case known && t.without:
			return q, fmt.Errorf("-%s: only words and phrases can be left out, as in -word", t.text)
		case known && len(wordsOf(value)) == 0:
			return q, fmt.Errorf("%s: what? Write it as %s:word, or quote it to search for the words", field, field)
		case !t.quoted && t.text == "AND":
			continue // all are looked for together
		case !t.quoted && (t.text == "OR" || t.text == "NOT"):
			return q, fmt.Errorf("%s: everything asked for must be there; leave a word out as in -word, or write \"%s\" to search for it", t.text, strings.ToLower(t.text))
		case t.quoted || !ok || value == "" || strings.HasPrefix(value, "//"):
			into := &q.Words
			if t.without {
				into = &q.Not
			}
			if len(wordsOf(t.text)) > 0 { // else it has no letter or digit to look for
				*into = append(*into, t.text)
			}
			continue
		}
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
	return q, q.check(asked)
}

// check refuses a query that does not say what to look for.
func (q *Query) check(asked []queryTerm) error {
	searched := len(q.Words) + len(q.Who) + len(q.Said) + len(q.Place) + len(q.Event) + len(q.Status) + len(q.Outlet)
	switch {
	case len(q.Not) > 0 && searched == 0:
		return fmt.Errorf("-%s: say what to look for, too, besides what to leave out", q.Not[0])
	case len(asked) > 0 && searched == 0 && q.Since+q.Until+q.Story == "":
		return fmt.Errorf("%s: has no letter or digit to look for", asked[0].text)
	}
	return nil
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
	text    string
	quoted  bool
	without bool // a minus stands before it
}

// quotes are the quotation marks that people type, or paste.
const quotes = `"“”„«»`

// terms cuts a query at white space outside quotation marks.
func terms(text string) []queryTerm {
	var out []queryTerm
	var b strings.Builder
	var t queryTerm
	inside := false
	flush := func() {
		if t.text = b.String(); t.text != "" {
			out = append(out, t)
		}
		b.Reset()
		t = queryTerm{}
	}
	for _, r := range text {
		switch {
		case strings.ContainsRune(quotes, r):
			t.quoted = t.quoted || !inside && b.Len() == 0
			inside = !inside
		case r == '-' && b.Len() == 0 && !inside && !t.quoted && !t.without:
			t.without = true
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
	search := strings.Join(parts, " AND ")
	if len(q.Not) > 0 && search != "" {
		without := make([]string, len(q.Not))
		for i, phrase := range q.Not {
			without[i] = l.dialect.search.quote("title body", phrase)
		}
		search = "(" + search + ") NOT (" + strings.Join(without, " OR ") + ")"
	}
	return search
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

// order is the number that results are ordered by, newest first.
func (l *Ledger) order(from string) string {
	if from == "report" {
		return "report.n"
	}
	return l.dialect.search.number
}

// ofOneStatement tells whether a query asks for several things of one
// statement, which the search over whole reports can't tell.
func (q Query) ofOneStatement() bool { return len(q.Who)+len(q.Said) > 1 }

// mostSearched is how many reports are looked through at once.
const mostSearched = 1024

// Find returns the reports that a query asks for, newest first, those before
// number before (0: from the newest).
func (l *Ledger) Find(ctx context.Context, q Query, before int64, limit int) ([]Report, error) {
	if !q.ofOneStatement() {
		return l.search(ctx, q, before, limit)
	}
	var out []Report
	for some := limit; ; some = min(4*some, max(limit, mostSearched)) {
		list, err := l.search(ctx, q, before, some)
		if err != nil || len(list) == 0 {
			return out, err
		}
		said, err := l.statementsOf(ctx, q, list)
		if err != nil {
			return nil, err
		}
		has := map[int64]bool{}
		for _, s := range said {
			has[s.Report.N] = true
		}
		for _, r := range list {
			if has[r.N] {
				out = append(out, r)
			}
			if len(out) == limit {
				return out, nil
			}
		}
		before = list[len(list)-1].N
	}
}

// search returns the reports in which a query's words stand, whoever said
// them there, as Find does.
func (l *Ledger) search(ctx context.Context, q Query, before int64, limit int) ([]Report, error) {
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
	columns, end := reportColumns, ``
	if from == "report" { // numbers alone are chosen by an index, rows fetched after
		columns, end = reportColumns+` FROM report WHERE report.n IN (SELECT report.n`, `) ORDER BY report.n DESC`
	}
	return l.reports(ctx, `SELECT `+columns+` FROM `+from+` WHERE `+strings.Join(c.sql, " AND ")+` ORDER BY `+l.order(from)+` DESC LIMIT ?`+end, append(c.args, limit)...)
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
// the reports that match a part at a time, so that a common query costs no
// more than a rare one.
func (l *Ledger) StatementsAfter(ctx context.Context, q Query, after Place, limit int) ([]Statement, error) {
	var out []Statement
	before := int64(0)
	if after.N > 0 {
		before = after.N + 1 // the report itself may have more
	}
	for some := max(8, limit); ; some = min(4*some, max(limit, mostSearched)) {
		reports, err := l.search(ctx, q, before, some)
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
	for _, a := range q.Said {
		c.add(`statement.act = ?`, lower(a))
	}
	list, err := l.statements(ctx, `SELECT `+reportColumns+`, `+statementColumns+` FROM report JOIN statement ON statement.report = report.n
		WHERE `+strings.Join(c.sql, " AND ")+notWrong+` ORDER BY report.n DESC, statement.id`, c.args...)
	who := make([][]string, len(q.Who))
	for i, phrase := range q.Who {
		who[i] = wordsOf(phrase)
	}
	return slices.DeleteFunc(list, func(s Statement) bool { return !named(s.Source, who) }), err
}

// named tells whether a name has all of the phrases, each as whole words.
func named(name string, phrases [][]string) bool {
	if len(phrases) == 0 {
		return true
	}
	words := wordsOf(name)
	return !slices.ContainsFunc(phrases, func(p []string) bool { return !hasPhrase(words, p) })
}

// hasPhrase tells whether words hold a phrase, word after word.
func hasPhrase(words, phrase []string) bool {
	for i := 0; i+len(phrase) <= len(words); i++ {
		if slices.Equal(words[i:i+len(phrase)], phrase) {
			return true
		}
	}
	return false
}

// wordsOf cuts a text into words as the search does: runs of letters and
// digits, in lower case, without marks on the letters.
func wordsOf(text string) []string {
	plain := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(lower(text)))
	return strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
}
