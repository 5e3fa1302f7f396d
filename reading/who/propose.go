package who

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// proposer collects mentions; named marks the tokens that names cover.
type proposer struct {
	doc    *grammar.Doc
	out    []grammar.Mention
	named  []bool
	headed []bool          // tokens that are a mention's head
	known  []bool          // tokens of mentions whose kind is known
	person []bool          // tokens that begin a person's name
	small  map[string]bool // words that stand somewhere in small letters; made when first asked for
}

func newProposer(doc *grammar.Doc) *proposer {
	n := len(doc.Tokens)
	flags := make([]bool, 4*n)
	return &proposer{doc: doc, named: flags[:n:n], headed: flags[n : 2*n : 2*n], known: flags[2*n : 3*n : 3*n], person: flags[3*n:]}
}

func (p *proposer) add(ph grammar.Phrase, form record.Form, kind record.EntityKind, why string) {
	p.out = append(p.out, grammar.Mention{Phrase: ph, Form: form, Kind: kind, Why: why})
	p.headed[ph.Head] = true
	if kind != "" {
		for i := ph.First; i < ph.Last; i++ {
			p.known[i] = true
		}
	}
	if form == record.FormName {
		for i := ph.First; i < ph.Last; i++ {
			p.named[i] = true
		}
	}
}

// accounts proposes the accounts of embedded posts where they are named.
func (p *proposer) accounts(report *record.Report) {
	for i := range report.Posts {
		a := report.Posts[i].AccountSpan
		if a == nil {
			continue
		}
		first, last := p.doc.Cover(a.Start, a.End)
		if first >= last {
			continue
		}
		ph := grammar.Phrase{First: first, Last: last}
		titled := false
		for n := titleAt(p.doc, first, last); n > 0 && first+n < last; n = titleAt(p.doc, first, last) {
			first, titled = first+n, true
		}
		ph.First = first
		ph.Head = p.doc.HeadOf(ph.First, ph.Last)
		kind := kindOfBody(p.doc, ph)
		if n, b := p.bodyAt(first); n > 0 {
			kind = b.kind
		} else if _, ok := given[p.doc.Word(first)]; ok && last-first > 1 || titled {
			kind = record.Person
		}
		p.add(ph, record.FormName, kind, "who.account")
	}
}

// names turns the grammar's names into mentions, without titles and
// determiners before them.
func (p *proposer) names() {
	d := p.doc
	for _, n := range p.firms(p.doc.Names) {
		if p.inDateline(n.Phrase) || p.seated(n.Phrase) || n.Kind == grammar.PER && n.Last-n.First == 1 && len(p.doc.Word(n.First)) == 1 {
			continue
		}
		if n.Last-n.First == 1 && p.demonym(n.First) {
			continue
		}
		ph, kindOf := p.trim(n.Phrase, n.Kind)
		if ph.Empty() || p.named[ph.Head] {
			continue
		}
		if ph.Last-ph.First == 1 && p.nobody(ph.First, kindOf) {
			continue
		}
		if b, ok := lookup(d.Word(ph.First)); ok && b.kind == record.State && ph.Last-ph.First == 1 {
			if ofContinent(d, ph.First) {
				continue
			}
			if p.surnamed(ph.First, b) {
				p.person[ph.First] = true
				p.add(ph, record.FormName, record.Person, n.Why)
				continue
			}
		}
		if kindOf != grammar.PER && sortOf(p.doc, ph) != "" {
			kindOf = grammar.ORG
		}
		kind, form := p.kindOfName(ph, kindOf)
		if kind == record.Organisation && p.describedAsPerson(ph) {
			kind = record.Person
		}
		if k := p.publisher(ph); k != "" && (kind == "" || kind == record.Person || kind == record.Organisation) {
			kind = k
		}
		if kind == "" && p.called(ph.First) == "" && (n.Kind == grammar.MISC || !p.acts(ph.Head)) { // a place is somebody only where it acts
			continue
		}
		if k := p.called(ph.First); k != "" && (kind == "" || kind == record.Person || kind == record.Organisation) {
			if _, listed := lookup(d.Span(ph).Text); !listed {
				kind = k
			}
		}
		if kind == record.Person {
			p.person[ph.First] = true
		}
		p.add(ph, form, kind, n.Why)
	}
}

// firms joins the words in capitals that "&" stands between: "Smith & Dale" is a
// body, whether the grammar took each of the two for a name or not.
func (p *proposer) firms(list []grammar.Name) []grammar.Name {
	d := p.doc
	var out []grammar.Name
	k := 0 // names of the list already taken over
	for i := 1; i+1 < len(d.Tokens); i++ {
		if d.Word(i) != "&" || !upper(d.Word(i-1)) || !upper(d.Word(i+1)) {
			continue
		}
		if out == nil {
			out = make([]grammar.Name, 0, len(list)+4)
		}
		for ; k < len(list) && list[k].Last <= i+1; k++ { // up to those that end after "&"
			out = append(out, list[k])
		}
		if k < len(list) && list[k].First < i {
			continue // it is whole
		}
		n := grammar.Name{Phrase: grammar.Phrase{First: i - 1, Last: i + 2}, Kind: grammar.ORG, Why: "who.and"}
		if at := len(out) - 1; at >= 0 && out[at].Last >= i {
			if out[at].Kind == grammar.LOC || k < len(list) && p.couple(out[at], list[k], i) {
				continue
			}
			n.First, n.Last, n.Why = out[at].First, max(n.Last, out[at].Last), out[at].Why
			out = out[:at]
		} else if !p.firmAt(i) {
			continue
		}
		for ; k < len(list) && list[k].First < n.Last; k++ {
			n.Last = max(n.Last, list[k].Last)
		}
		n.Head = d.HeadOf(n.First, n.Last)
		out = append(out, n)
		i = n.Last - 1 // a further "&" may join on
	}
	if out == nil {
		return list
	}
	return append(out, list[k:]...)
}

// couple tells whether the names a and b beside the "&" at token i are two
// people's: "Ann Lee & Tom Orlan", "Steve & Anna".
func (p *proposer) couple(a, b grammar.Name, i int) bool {
	if a.Kind != grammar.PER || b.Kind != grammar.PER || a.Last != i || b.First != i+1 {
		return false
	}
	d := p.doc
	if given[d.Word(a.First)] == 0 || given[d.Word(b.First)] == 0 {
		return false
	}
	_, listed := lookup(d.Span(grammar.Phrase{First: a.First, Last: b.Last}).Text)
	return !listed
}

// firmAt tells whether the words around the "&" at token i are two names that
// the grammar passed over: in a sentence of prose, not both common words.
func (p *proposer) firmAt(i int) bool {
	d := p.doc
	s := d.Sentences[d.SentenceOf(i)]
	if n, _ := p.bodyAt(i - 1); n > 2 {
		return false // a list has it
	}
	if d.Word(int(s.Last)-1) != "." || int(s.First) == i-1 && d.Tags[i-1] != grammar.PROPN {
		return false
	}
	return d.Tags[i-1] == grammar.PROPN || d.Tags[i+1] == grammar.PROPN
}

// publisher returns outlet or agency where the noun right after a name says
// that it is one: "the MENA news agency", "the Astra channel"; empty if not.
func (p *proposer) publisher(ph grammar.Phrase) record.EntityKind {
	d := p.doc
	for k := ph.Last; k < ph.Last+3 && k < len(d.Tokens); k++ {
		if d.Tags[k] != grammar.NOUN && d.Tags[k] != grammar.ADJ || upper(d.Word(k)) {
			return ""
		}
		if n, ok := nounOf(d, k); ok && (n.kind == record.Outlet || n.kind == record.Agency) && d.Governor(ph.Head) == k {
			return n.kind
		}
	}
	return ""
}

// describedAsPerson tells whether a name of two to four words, none of them a
// word for a body, stands after a noun for one person: "the club's spokesman,
// Ruan Mac Orla, said".
func (p *proposer) describedAsPerson(ph grammar.Phrase) bool {
	d := p.doc
	if n := ph.Last - ph.First; n < 2 || n > 4 || ph.First == 0 {
		return false
	}
	if _, listed := lookup(d.Span(ph).Text); listed {
		return false
	}
	for k := ph.First; k < ph.Last; k++ {
		w := d.Word(k)
		if n, ok := speakers[lower(w)]; ok && n.kind != record.Person || bodySectors[w] != "" || tailWords[w] != "" || strings.ToUpper(w) == w && len(w) > 1 || !upper(w) && len(w) > 3 {
			return false
		}
	}
	k := ph.First - 1
	if d.Word(k) == "," {
		k--
		if ph.Last < len(d.Tokens) && d.Word(ph.Last) != "," && d.Tags[ph.Last] != grammar.VERB && d.Tags[ph.Last] != grammar.AUX {
			return false
		}
	}
	if k < 0 || d.Tags[k] != grammar.NOUN || d.IsPlural(k) || upper(d.Word(k)) {
		return false
	}
	switch d.Lemmas[k] { // bodies may be these too
	case "owner", "operator", "sponsor", "maker", "manufacturer", "supplier", "contractor", "landlord", "tenant", "client", "investor", "shareholder", "partner", "rival", "ally", "winner", "champion", "creditor", "lender", "buyer", "seller", "publisher", "producer", "retailer", "provider", "vendor", "competitor", "regulator", "watchdog", "monitor", "broker":
		return false
	}
	n, ok := nounOf(d, k)
	return ok && n.kind == record.Person
}

// possessors finds the bodies whose names hold a plural possessive, "the
// Professional Referees' Board", which the grammar takes apart.
func (p *proposer) possessors() {
	d := p.doc
	for i := 1; i+1 < len(d.Tokens); i++ {
		if d.Fine[i] != grammar.POS || d.Word(i) != "'" && d.Word(i) != "’" || !upper(d.Word(i-1)) || !upper(d.Word(i+1)) || p.named[i+1] || p.named[i-1] {
			continue
		}
		last := i + 1
		for last < len(d.Tokens) && last < i+4 && upper(d.Word(last)) && d.Tokens[last].Kind == words.Word {
			last++
		}
		if n, ok := speakers[lower(d.Word(last-1))]; !ok || n.kind != record.Organisation && n.kind != record.Group {
			continue
		}
		ph := grammar.Phrase{First: i - 1, Last: last}
		for ph.First > 0 && upper(d.Word(ph.First-1)) && d.Tags[ph.First-1] != grammar.DET && d.Tokens[ph.First-1].Kind == words.Word && i-ph.First < 4 {
			ph.First--
		}
		ph.Head = d.HeadOf(i+1, last)
		p.add(ph, record.FormName, record.Organisation, "who.possessive")
	}
}

// demonym tells whether token i is a person called by their people: "the Swede".
func (p *proposer) demonym(i int) bool {
	d := p.doc
	v := d.SubjectOf(i)
	if v < 0 || i == 0 || lower(d.Word(i-1)) != "the" || d.IsPlural(i) {
		return false
	}
	w := d.Word(i)
	if b, ok := lookup(w + "s"); ok && b.kind == record.State && (b.form == people || b.form == adjective) {
		return true
	}
	b, ok := lookup(w)
	if !ok || b.kind != record.State {
		return false
	}
	return b.form == people && strings.HasSuffix(w, "man") || b.form == adjective && strings.HasSuffix(w, "n") && d.Tags[v] == grammar.VERB && d.Fine[v] != grammar.VBP
}

// inDateline tells whether a name stands in a dateline: a town there is nobody,
// an agency is.
func (p *proposer) inDateline(ph grammar.Phrase) bool {
	d := p.doc
	if d.Sentences[d.SentenceOf(ph.First)].Region != record.RegionDateline {
		return false
	}
	b, ok := lookup(d.Span(ph).Text)
	return !ok || b.kind != record.Agency && b.kind != record.Outlet
}

// nobody tells whether a name of one word is none of anybody's: a day, a
// state's abbreviation, or a word that no list of names knows and that the
// report itself writes small elsewhere.
func (p *proposer) nobody(i int, kind grammar.NameKind) bool {
	w := p.doc.Word(i)
	if isDay(w) || isMonth(w) || regions[w] || regions[w+"."] && i+1 < len(p.doc.Tokens) && p.doc.Word(i+1) == "." {
		return true
	}
	if kind != grammar.PER || !upper(w) || p.acts(i) {
		return false
	}
	if _, ok := given[w]; ok || surnames[w] {
		return false
	}
	if p.small == nil {
		p.small = make(map[string]bool, 256)
		for k := range p.doc.Tokens {
			if v := p.doc.Word(k); len(v) > 2 && v[0] >= 'a' && v[0] <= 'z' {
				p.small[v] = true
			}
		}
	}
	return p.small[lower(w)]
}

// isMonth tells whether a word is a month that is no name as well.
func isMonth(w string) bool {
	switch w {
	case "January", "February", "March", "July", "September", "October", "November", "December":
		return true
	}
	return false
}

// apposed finds names right after a noun for who publishes: "the daily Vesti",
// "news site Sahel Watch", which the grammar passed over.
func (p *proposer) apposed() {
	d := p.doc
	for i := 1; i < len(d.Tokens); i++ {
		if p.named[i] || !upper(d.Word(i)) || d.Tags[i] != grammar.PROPN {
			continue
		}
		k := p.called(i)
		if k != record.Outlet && k != record.Agency {
			continue
		}
		ph := grammar.Phrase{First: i, Last: i + 1}
		for ph.Last < len(d.Tokens) && ph.Last < i+4 && upper(d.Word(ph.Last)) && d.Tags[ph.Last] == grammar.PROPN && !p.named[ph.Last] {
			ph.Last++
		}
		ph.Head = d.HeadOf(ph.First, ph.Last)
		p.add(ph, record.FormName, k, "who.called")
	}
}

// called returns the kind of body that the noun right before a name says it
// names: "the channel Rybar", "the monitoring group Sky Watch"; empty if none.
func (p *proposer) called(i int) record.EntityKind {
	d := p.doc
	if i == 0 || d.Tags[i-1] != grammar.NOUN && d.Tags[i-1] != grammar.ADJ || upper(d.Word(i-1)) {
		return ""
	}
	switch n := speakers[lower(d.Word(i-1))]; n.kind {
	case record.Outlet, record.Agency, record.Organisation, record.ArmedGroup:
		return n.kind
	}
	return ""
}

// seated tells whether the name is a member's party and seat, "R-Iowa" of
// "Berg (R-Iowa)", which is nobody's name.
func (p *proposer) seated(ph grammar.Phrase) bool {
	w := p.doc.Word(ph.First)
	if len(w) == 1 && ph.First+1 < len(p.doc.Tokens) && p.doc.Word(ph.First+1) == "-" {
		w += "-"
	}
	return len(w) > 1 && w[1] == '-' && (w[0] == 'R' || w[0] == 'D' || w[0] == 'I') && ph.First > 0 && (p.doc.Word(ph.First-1) == "(" || p.doc.Word(ph.First-1) == ",")
}

// trim leaves out of a name what is not part of it: a hash sign's word, a
// title before a person, a common noun or a possessive mark after it. A name
// with a personal title is a person's, whatever the grammar took it for.
func (p *proposer) trim(ph grammar.Phrase, kind grammar.NameKind) (grammar.Phrase, grammar.NameKind) {
	d := p.doc
	for ph.First < ph.Last && (d.Fine[ph.Last-1] == grammar.POS || d.Tokens[ph.Last-1].Kind == words.Punct && d.Word(ph.Last-1) != "." && d.Word(ph.Last-1) != ")") {
		ph.Last--
	}
	if ph.Last-ph.First > 1 && d.Tokens[ph.First].Kind == words.Hashtag {
		ph.First++
		if _, ok := given[d.Word(ph.First)]; ok {
			kind = grammar.PER
		}
	}
	if ph.Last-ph.First > 1 {
		if t, ok := titles[d.Word(ph.First)]; ok && t.sector == "CVL" && len(d.Word(ph.First)) < 6 || royal(d.Word(ph.First)) && bodySectors[d.Word(ph.Last-1)] == "" && ph.Last-ph.First < 4 {
			kind = grammar.PER
		}
	}
	if kind == grammar.PER {
		for ph.Last-ph.First > 2 && postnominal(d.Word(ph.Last-1)) {
			ph.Last--
			if d.Word(ph.Last-1) == "," {
				ph.Last--
			}
		}
		for ph.Last-ph.First > 1 {
			if n := titleAt(d, ph.First, ph.Last); n > 0 && ph.First+n < ph.Last {
				ph.First += n
				continue
			}
			if n, ok := speakers[lower(d.Word(ph.First))]; ok && n.kind == record.Person && (n.sector == "GOV" || ph.Last-ph.First > 2 && !surnames[d.Word(ph.First)] && given[d.Word(ph.First)] == 0) {
				ph.First++
				continue
			}
			break
		}
	} else if _, listed := lookup(d.Span(ph).Text); !listed {
		for ph.Last-ph.First > 1 && commonEnd(d, ph.Last-1) {
			ph.Last--
		}
	}
	ph.Head = d.HeadOf(ph.First, ph.Last)
	return ph, kind
}

// postnominal tells whether letters after a name are an honour or an office and
// no part of it: "Imran Rao KC", "Nora Lind MP".
func postnominal(w string) bool {
	switch w {
	case "KC", "QC", "SC", "MP", "MEP", "MSP", "MLA", "TD", "PhD", "MD", "OBE", "CBE", "MBE", "KBE", "DBE", "FRS", "Esq", "Esq.", "CPA", "RN":
		return true
	}
	return false
}

// royal tells whether a word stands before the names of rulers and priests,
// which is all that they have for a name.
func royal(w string) bool {
	switch w {
	case "King", "Queen", "Prince", "Princess", "Pope", "Emperor", "Sultan", "Emir", "Patriarch", "Cardinal":
		return true
	}
	return false
}

// commonEnd tells whether token i is a common noun that no body's name ends
// with.
func commonEnd(d *grammar.Doc, i int) bool {
	w := d.Word(i)
	if w == "" || w[0] < 'a' || w[0] > 'z' || d.Tags[i] != grammar.NOUN {
		return false
	}
	n, ok := speakers[d.Lemmas[i]]
	return !ok || n.kind == record.Person || n.kind == record.Group
}

// titleAt returns how many tokens from token i on make a listed title, 0 for
// none. It looks no further than token last.
func titleAt(d *grammar.Doc, i, last int) int {
	best := 0
	for n := 1; n <= 4 && i+n <= last; n++ {
		if _, ok := titles[d.Raw[d.Tokens[i].Start:d.Tokens[i+n-1].End]]; ok {
			best = n
		}
	}
	return best
}

// listed finds the bodies and states of the lists among the words that no
// name covers.
func (p *proposer) listed() {
	d := p.doc
	for i := 0; i < len(d.Tokens); i++ {
		if p.named[i] {
			continue
		}
		if p.demonym(i) {
			p.add(grammar.Phrase{First: i - 1, Last: i + 1, Head: i}, record.FormNominal, record.Person, "who.demonym")
			p.named[i] = true
			continue
		}
		n, b := p.bodyAt(i)
		if n == 0 {
			n, b = p.calmed(i)
		}
		if b.sector == "PTY" && n == 1 && p.otherParty(i) {
			continue
		}
		if n == 0 || b.kind == record.State && (ofContinent(d, i) || p.surnamed(i, b)) {
			continue
		}
		ph := grammar.Phrase{First: i, Last: i + n}
		ph.Head = d.HeadOf(ph.First, ph.Last)
		form := record.FormName
		switch {
		case b.kind == record.State && p.within(ph):
			continue
		case b.form == seat && !p.acts(ph.Head):
			continue
		case b.form == adjective || b.form == people:
			form = record.FormNominal
		}
		p.add(ph, form, b.kind, "who.list")
		for j := i; j < i+n; j++ {
			p.named[j] = true
		}
		i += n - 1
	}
}

// otherParty tells whether the word before a party's short name makes it
// another one: "Social Democrats".
func (p *proposer) otherParty(i int) bool {
	if i == 0 {
		return false
	}
	switch p.doc.Word(i - 1) {
	case "Social", "Christian", "Liberal", "Free", "New", "Progressive", "Moderate", "National", "Centre", "Center", "Sweden", "Hungarian", "European", "People's", "Catalan", "Young", "True", "Alliance":
		return true
	}
	return false
}

// calmed finds the listed body whose acronym a text once all in capitals has
// as a word: "the Fmln".
func (p *proposer) calmed(i int) (int, body) {
	d := p.doc
	w := d.Word(i)
	if len(w) < 3 || len(w) > 6 || !upper(w) || d.Tags[i] != grammar.PROPN || i == 0 || lower(d.Word(i-1)) != "the" || strings.ToUpper(w) == w {
		return 0, body{}
	}
	if b, ok := bodies[strings.ToUpper(w)]; ok && b.kind != record.State {
		return 1, b
	}
	return 0, body{}
}

// ofContinent tells whether "American" at token i is of a part of the
// continent: "Central American presidents".
func ofContinent(d *grammar.Doc, i int) bool {
	if i == 0 || !strings.HasPrefix(d.Word(i), "America") && !strings.HasPrefix(d.Word(i), "AMERICA") {
		return false
	}
	switch strings.ToLower(d.Word(i - 1)) {
	case "central", "latin", "south", "north", "ibero", "meso":
		return true
	case "-":
		return i > 1 && strings.EqualFold(d.Word(i-2), "ibero")
	}
	return false
}

// surnamed tells whether a people's name at token i is somebody's surname:
// "Judge English said".
func (p *proposer) surnamed(i int, b body) bool {
	d := p.doc
	if i == 0 || b.form != adjective && b.form != people || i+1 < len(d.Tokens) && (d.Tags[i+1] == grammar.NOUN || d.Tags[i+1] == grammar.PROPN || d.Tags[i+1] == grammar.ADJ) {
		return false
	}
	t, ok := titles[d.Word(i-1)]
	return ok && (t.sector != "CVL" || len(d.Word(i-1)) < 6)
}

// within tells whether the phrase is part of a longer place's name, which is
// another place: the Mexico of "Gulf of Mexico", the Vietnam of "South
// Vietnam". After a comma stands a name of its own ("Lima, Peru").
func (p *proposer) within(ph grammar.Phrase) bool {
	for _, n := range p.doc.Names {
		if n.First > ph.First {
			break
		}
		if n.Kind != grammar.LOC || n.Last < ph.Last || n.Last-n.First == ph.Last-ph.First {
			continue
		}
		for i := n.First; i < n.Last; i++ {
			if p.doc.Word(i) == "," {
				return false
			}
		}
		return true
	}
	return false
}

// bodyAt returns the longest listed body whose form starts at token i, and
// how many tokens it takes.
func (p *proposer) bodyAt(i int) (int, body) {
	d := p.doc
	w := strings.TrimPrefix(d.Word(i), "#")
	longest, ok := bodyStarts[w]
	if !ok {
		return 0, body{}
	}
	start := int(d.Tokens[i].End) - len(w)
	n, best := 0, body{}
	for j := i; j < len(d.Tokens) && int(d.Tokens[j].End)-start <= longest && !p.named[j]; j++ {
		if b, ok := bodies[d.Raw[start:d.Tokens[j].End]]; ok {
			n, best = j-i+1, b
		}
	}
	return n, best
}

// nominals proposes noun phrases whose head noun is a speaker or actor, and
// any noun phrase that is the subject or agent of a verb.
func (p *proposer) nominals() {
	d := p.doc
	sentence := 0
	for i := range d.Tokens {
		for sentence < len(d.Sentences) && int(d.Sentences[sentence].Last) <= i {
			sentence++
		}
		if p.named[i] || !p.nominalHead(i) || d.Sentences[sentence].Region == record.RegionDateline || isDay(d.Word(i)) {
			continue
		}
		n, listed := nounOf(d, i)
		if !listed && !p.couldSpeak(i) && d.Tags[i] != grammar.DET {
			continue
		}
		kind := n.kind
		if t, ok := titles[d.Word(i)]; ok && kind == "" && t.sector != "CVL" && i > 0 {
			kind = record.Person
		}
		if k := tailWords[d.Word(i)]; k != "" && d.Tags[i] == grammar.PROPN && i > 0 && upper(d.Word(i-1)) && d.Governor(i-1) == i && d.Tags[i-1] != grammar.DET {
			ph := grammar.Phrase{First: i - 1, Last: i + 1, Head: i}
			p.add(ph, record.FormName, k, "who.tail-word")
			continue
		}
		if kind == record.Person && d.IsPlural(i) {
			kind = record.Group
		}
		if kind == "" && p.oneOf(i) {
			kind = record.Person
		}
		ph := p.nounPhrase(i)
		if p.bracketed(ph) {
			if ph.First < i && d.Tags[ph.First] == grammar.DET {
				ph.First++
			}
			if kind == "" || kind == record.Person || kind == document {
				kind = record.Organisation
			}
			p.add(ph, record.FormName, kind, "who.bracket")
			continue
		}
		p.add(ph, record.FormNominal, kind, "who.noun")
	}
}

// oneOf tells whether token i is one of several people: "One of the truckers".
func (p *proposer) oneOf(i int) bool {
	d := p.doc
	if w := lower(d.Word(i)); w != "one" && w != "another" || i+2 >= len(d.Tokens) || d.Word(i+1) != "of" {
		return false
	}
	for k := i + 2; k < i+6 && k < len(d.Tokens); k++ {
		if d.Fine[k] == grammar.NNS {
			n, ok := nounOf(d, k)
			return ok && n.kind == record.Person
		}
	}
	return false
}

// properActor tells whether a phrase is one word with a capital that does
// something, in the middle of a sentence or more than once in the report: a body
// that the grammar knows no name of.
func (p *proposer) properActor(ph grammar.Phrase) bool {
	d := p.doc
	i := ph.Head
	w := d.Word(i)
	if ph.First != i || d.Tags[i] != grammar.PROPN || len(w) < 3 || !upper(w) || d.IsPlural(i) || isDay(w) || isMonth(w) {
		return false
	}
	if v := d.SubjectOf(i); v < 0 || d.Tags[v] != grammar.VERB || !d.Is(i, grammar.ActiveSubject) {
		return false
	}
	if s := d.Sentences[d.SentenceOf(i)]; int(s.First) < i {
		return d.Tags[i-1] != grammar.PROPN && d.Word(i-1) != "." && s.Region == ""
	}
	for k := i + 1; k < len(d.Tokens) && k < i+400; k++ { // once more, where no sentence begins
		if d.Tags[k] == grammar.PROPN && d.Word(k) == w && int(d.Sentences[d.SentenceOf(k)].First) < k {
			return true
		}
	}
	return false
}

// isDay tells whether a word is a day of the week, which does nothing.
func isDay(w string) bool {
	return len(w) > 5 && strings.HasSuffix(w, "day") && upper(w) && (w == "Monday" || w == "Tuesday" || w == "Wednesday" || w == "Thursday" || w == "Friday" || w == "Saturday" || w == "Sunday")
}

// headlined proposes the bare nouns for people and bodies in headlines, whose
// clipped grammar leads tags and trees astray: "EU chief warns", "‘They shot at
// everyone’: Witnesses recount massacre".
func (p *proposer) headlined() {
	d := p.doc
	for _, s := range d.Sentences {
		if s.Region != record.RegionHeadline && s.Region != record.RegionHeading && (s.Paragraph > 0 || s.First >= s.Last || d.Word(int(s.Last)-1) == ".") {
			continue
		}
		first, last := int(s.First), min(int(s.Last), int(s.First)+maxHeadline)
		for i := first; i < last; i++ {
			if p.named[i] || d.Tokens[i].Kind != words.Word || p.known[i] || p.headed[i] && !titular(d.Word(i)) || i > first && d.Tags[i] == grammar.VERB {
				continue
			}
			w := lower(d.Word(i))
			n, ok := speakers[w]
			if !ok && titular(d.Word(i)) {
				n, ok = noun{record.Person, "GOV", '-'}, true
			}
			if !ok {
				if n, ok = singularOf(w); ok && n.kind == record.Person {
					n.kind = record.Group
				}
			}
			if !ok || n.kind == document || d.Is(i, grammar.CompoundPart) && i+1 < last && !p.named[i+1] && d.Tags[i+1] == grammar.NOUN {
				continue
			}
			if p.headed[i] {
				p.recognize(i, n.kind)
				continue
			}
			ph := grammar.Phrase{First: i, Last: i + 1, Head: i}
			for ph.First > first && (p.named[ph.First-1] || d.Tags[ph.First-1] == grammar.PROPN) && i-ph.First < 4 {
				ph.First--
			}
			p.add(ph, record.FormNominal, n.kind, "who.headline")
		}
	}
}

// titular tells whether a word in capitals is short for an office: PM, MP.
func titular(w string) bool {
	t, ok := titles[w]
	return ok && t.sector == "GOV" && len(w) < 4 && strings.ToUpper(w) == w
}

// recognize gives the mention with head i that no list knew a kind.
func (p *proposer) recognize(i int, kind record.EntityKind) {
	for k := len(p.out) - 1; k >= 0; k-- {
		if m := &p.out[k]; m.Head == i && m.Kind == "" {
			m.Kind = kind
		}
	}
}

// maxHeadline is how many tokens of a headline are looked at.
const maxHeadline = 32

// bracketed tells whether a phrase with a capital head and several words in
// capitals is followed by its short form in brackets: "the Group for the
// Support of the North (GSN)".
func (p *proposer) bracketed(ph grammar.Phrase) bool {
	d := p.doc
	if !upper(d.Word(ph.Head)) || ph.Last+2 >= len(d.Tokens) || d.Word(ph.Last) != "(" || d.Word(ph.Last+2) != ")" {
		return false
	}
	short := d.Word(ph.Last + 1)
	if len(short) < 2 || len(short) > 8 || strings.ToUpper(short) != short || lower(short) == short {
		return false
	}
	capitals := 0
	for k := ph.First; k < ph.Last; k++ {
		if upper(d.Word(k)) && d.Tags[k] != grammar.DET {
			capitals++
		}
	}
	return capitals > 1
}

func (p *proposer) nominalHead(i int) bool {
	d := p.doc
	if k := d.Tokens[i].Kind; k != words.Word && k != words.Number {
		return false
	}
	switch d.Tags[i] {
	case grammar.NOUN, grammar.PROPN:
		if d.Is(i, grammar.CompoundPart) {
			return p.doesIt(i)
		}
		return !d.Is(i, grammar.NamePart|grammar.FixedPart)
	case grammar.ADJ, grammar.DET, grammar.NUM:
		return d.Is(i, grammar.NominalSubject) || lower(d.Word(i)) == "another" && (i+1 < len(d.Tokens) && (d.Tags[i+1] == grammar.VERB || d.Tags[i+1] == grammar.AUX) || i > 0 && d.Tags[i-1] == grammar.VERB && (i+1 == len(d.Tokens) || d.Tags[i+1] == grammar.PUNCT))
	case grammar.PRON:
		switch lower(d.Word(i)) {
		case "some", "many", "others", "most", "several", "both", "one", "few", "someone", "everyone", "those", "none", "all", "another":
			return true
		}
	}
	return false
}

// doesIt tells whether the noun at token i stands before a deed that it does:
// "killed in police firing".
func (p *proposer) doesIt(i int) bool {
	d := p.doc
	h := d.Governor(i)
	if h != i+1 || !strings.HasSuffix(d.Word(h), "ing") || d.Tags[i] != grammar.NOUN || d.Fine[h] != grammar.VBG && d.Fine[h] != grammar.NN {
		return false
	}
	n, listed := nounOf(d, i)
	return listed && (n.kind == record.Organisation || n.kind == record.ArmedGroup)
}

// couldSpeak tells whether token i stands where a source or actor stands.
func (p *proposer) couldSpeak(i int) bool {
	return p.doc.Is(i, grammar.NominalSubject|grammar.PassiveAgent|grammar.Possessor|grammar.Apposition|grammar.Oblique|grammar.NounModifier|grammar.SentenceRoot)
}

// nounOf looks up the noun at token i in the list of speakers: with the words
// before it first ("prime minister"), then alone, then its last part after a
// hyphen.
func nounOf(d *grammar.Doc, i int) (noun, bool) {
	lemma := d.Lemmas[i]
	if i > 1 && d.Word(i-1) == "-" && d.Tokens[i-1].End == d.Tokens[i].Start {
		var buf [48]byte
		b := appendLower(append(appendLower(buf[:0], d.Word(i-2)), '-'), lemma)
		if n, ok := speakers[string(b)]; ok {
			return n, true
		}
	}
	if i > 0 && d.Governor(i-1) == i {
		var buf [48]byte
		b := append(append(appendLower(buf[:0], d.Word(i-1)), ' '), lower(lemma)...)
		if n, ok := speakers[string(b)]; ok {
			return n, true
		}
	}
	n, ok := speakers[lemma]
	if !ok {
		n, ok = speakers[lower(lemma)]
	}
	if !ok && strings.Contains(lemma, "-year-old") {
		return noun{record.Person, "CVL", '-'}, true
	}
	if !ok {
		if at := strings.LastIndexByte(lemma, '-'); at > 0 && !leaning(lemma[:at]) {
			n, ok = speakers[lower(lemma[at+1:])]
		}
	}
	if !ok && d.Fine[i] == grammar.NNPS { // a common noun with a capital has lost its lemma
		n, ok = singularOf(lower(d.Word(i)))
	}
	return n, ok
}

// leaning tells whether a prefix makes a noun tell how others stand to it:
// "pro-government" is no government.
func leaning(prefix string) bool {
	switch lower(prefix) {
	case "pro", "anti", "non", "counter", "inter", "ex-pro":
		return true
	}
	return false
}

// singularOf looks a plural up in the list of speakers.
func singularOf(w string) (n noun, ok bool) {
	for _, end := range [...]string{"s", "es"} {
		if one, cut := strings.CutSuffix(w, end); cut {
			if n, ok = speakers[one]; ok {
				return n, true
			}
		}
	}
	if one, cut := strings.CutSuffix(w, "ies"); cut {
		n, ok = speakers[one+"y"]
	}
	return n, ok
}

// nounPhrase returns the phrase of a noun without what merely adds to it:
// relative clauses, appositions, coordinated phrases, days on which it spoke
// or acted, and anything after a comma.
func (p *proposer) nounPhrase(head int) grammar.Phrase {
	d := p.doc
	ph := grammar.Phrase{First: head, Last: head + 1, Head: head}
	for c := range d.Dependents(head, described) {
		if c > head && (d.Is(c, grammar.Adverbial) || d.Is(c, grammar.NounModifier) && (p.chargedWith(head, c) || calendar[d.Word(c)])) { // “the coast guard on Thursday said”
			continue
		}
		sub := d.Subtree(c)
		if c < head {
			if head-sub.First <= maxNominal {
				ph.First = min(ph.First, sub.First)
			}
		} else if sub.First == ph.Last && !p.clausal(sub) {
			ph.Last = sub.Last
		}
	}
	for i := head + 1; i < ph.Last; i++ {
		if d.Word(i) == "(" || p.besideName(i) {
			ph.Last = i
		}
	}
	for ph.Last > head+1 && d.Tags[ph.Last-1] == grammar.PUNCT {
		ph.Last--
	}
	if upper(d.Word(head)) {
		ph.Last = max(ph.Last, head+titleAt(d, head, len(d.Tokens))) // “Secretary of State”
	}
	for ph.First < head && d.Tags[ph.First] == grammar.PUNCT {
		ph.First++
	}
	return ph
}

// described is what belongs to a description: all that says which one is meant,
// and nothing that is told of them.
const described = ^(grammar.RelativeClause | grammar.AdnominalClause | grammar.AdverbialClause | grammar.ContentClause | grammar.ParatacticClause |
	grammar.Apposition | grammar.Conjunct | grammar.Coordinator | grammar.ListItem | grammar.PunctuationMark |
	grammar.ActiveSubject | grammar.OuterSubject | grammar.Oblique | grammar.Copula | grammar.Auxiliary |
	grammar.CaseMarker | grammar.ClauseMarker | grammar.Addressed | grammar.Interjection | grammar.OrphanPart | grammar.Unspecified)

// besideName tells whether a person's name that token i begins stands beside
// the description before it and is no part of it: "Deputy Envoy to the UN
// Dmitry Orlov", "governor of Rostan province, Aylin Demir", not "the wife of
// Dmitry Orlov".
func (p *proposer) besideName(i int) bool {
	if len(p.person) == 0 || !p.person[i] {
		return false
	}
	d := p.doc
	for n := 3; n > 0; n-- { // titles before the name
		if i-n > 0 && titleAt(d, i-n, i) == n {
			i -= n
			break
		}
	}
	if i == 0 {
		return false
	}
	switch d.Tags[i-1] {
	case grammar.ADP, grammar.DET, grammar.CCONJ, grammar.PART, grammar.ADJ, grammar.SCONJ:
		return d.Tokens[i-1].Kind == words.Hashtag
	}
	return true
}

// chargedWith tells whether the nominal at c, taken for part of the object at
// head, tells what the verb says of it: "accused the group of theft".
func (p *proposer) chargedWith(head, c int) bool {
	d := p.doc
	v := d.ObjectOf(head)
	if v < 0 {
		return false
	}
	switch d.Lemmas[v] {
	case "accuse", "suspect", "convict", "acquit", "warn", "inform", "remind", "assure", "notify", "deprive", "rob", "strip", "clear", "advise":
		return d.HasPreposition(c, "of")
	case "blame", "thank", "praise", "criticize", "criticise", "condemn", "fault", "punish", "arrest", "prosecute":
		return d.HasPreposition(c, "for")
	}
	return false
}

// maxNominal is how many tokens a description takes at most on each side of
// its head.
const maxNominal = 12

// clausal tells whether a phrase holds a finite verb, or too much.
func (p *proposer) clausal(ph grammar.Phrase) bool {
	if ph.Last-ph.First > maxNominal {
		return true
	}
	for i := ph.First; i < ph.Last; i++ {
		switch p.doc.Fine[i] {
		case grammar.VBD, grammar.VBZ, grammar.VBP, grammar.MD:
			return true
		case grammar.VBG:
			if i == ph.First+1 && p.doc.Tags[i] == grammar.VERB { // "of hiding weapons"
				return true
			}
		}
	}
	return false
}

// pronouns proposes the pronouns that can stand for a speaker or actor.
func (p *proposer) pronouns() {
	for i := range p.doc.Tokens {
		if k := pronounOf(p.doc, i); k != notPronoun {
			p.add(grammar.Phrase{First: i, Last: i + 1, Head: i}, record.FormPronoun, "", "who.pronoun")
		}
	}
}

// pronoun classes by what they can refer to.
type pronoun uint8

const (
	notPronoun pronoun = iota
	he
	she
	it
	they
	speaker      // I, me, my
	speakersSide // we, us, our
	relative     // who, which: the noun it hangs on
)

func pronounOf(d *grammar.Doc, i int) pronoun {
	if n := d.Tokens[i].End - d.Tokens[i].Start; n > 10 || d.Tokens[i].Kind != words.Word {
		return notPronoun
	}
	switch lower(d.Word(i)) {
	case "he", "him", "his", "himself":
		return he
	case "she", "her", "hers", "herself":
		return she
	case "it", "its", "itself":
		return it
	case "they", "them", "their", "theirs", "themselves":
		return they
	case "i", "me", "my", "mine", "myself":
		return speaker
	case "we", "us", "our", "ours", "ourselves":
		if d.Word(i) == "US" {
			return notPronoun
		}
		return speakersSide
	case "who", "whom", "which", "that":
		if d.Tags[i] == grammar.PRON && d.Is(d.SubjectOf(i), grammar.RelativeClause) {
			return relative
		}
	}
	return notPronoun
}

// lower returns s in lower case, without allocating when it already is.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.ToLower(s)
		}
	}
	return s
}

func appendLower(b []byte, s string) []byte {
	for _, r := range s {
		b = utf8.AppendRune(b, unicode.ToLower(r))
	}
	return b
}
