package who

import (
	"strings"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

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
