package weaving

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"sayso/data"
	"sayso/record"
)

// What the model of a pair of events looks at, in the order of joinFeatures.
const (
	xBias         = iota
	xWord         // the same word
	xKin          // words made of one another
	xFamily       // words for one kind of happening
	xType         // the same type, other than OTHER
	xTypeOnly     // the same type, and words unlike
	xMode         // the same mode
	xRare         // how rare the words are, if they are the same
	xNear         // how alike the nearest words are
	xSentence     // … the sentences
	xNearWord     // … the nearest words, of the same word
	xSentenceWord // … the sentences, of the same word
	xNearKin      // … the nearest words, of words related
	xNames        // … the capitalised words
	xLead         // one of them stands at the head of its report
	xBothLead     // both do
	xActor
	xOtherActor // both have named ones, and no same one
	xRecipient
	xOtherRecipient
	xSwapped  // who acts in one undergoes the other
	xPlace    // the same site
	xDay      // the same day
	xPlaceDay // deeds of one type at the same site on the same day
	xFigure   // the same figure above two
	xSmallFigure
	xStatus     // one happened, the other has not
	xSpeech     // both are words said
	xSameReport // both are of one report
	xReports    // that the reports tell one story
	xTerms      // how alike the reports' words are
	xCapitals   // … their capitalised words
	joinFeatureCount
)

var joinFeatures = [joinFeatureCount]string{
	"bias", "word", "kin", "family", "type", "type-only", "mode", "rare", "near", "sentence", "near-word", "sentence-word", "near-kin", "names",
	"lead", "both-lead", "actor", "other-actor", "recipient", "other-recipient", "swapped", "place", "day", "place-day", "figure", "small-figure",
	"status", "speech", "same-report", "reports", "terms", "capitals",
}

// JoinFeatures is one value per feature of a pair of events.
type JoinFeatures [joinFeatureCount]float64

// JoinFeatureNames lists the features of a pair of events, for the trainer.
func JoinFeatureNames() []string { return joinFeatures[:] }

// Probability is the model's belief that two events are one.
func (w JoinFeatures) Probability(x JoinFeatures) float64 {
	sum := 0.0
	for i := range x {
		sum += w[i] * x[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// joinWeights is the embedded model: logistic regression over JoinFeatures.
var joinWeights = parseJoinWeights(data.WeavingJoin)

func parseJoinWeights(tsv string) (w JoinFeatures) {
	eachWeight(tsv, func(name string, x float64) {
		if i := slices.Index(joinFeatures[:], name); i >= 0 {
			w[i] = x
		}
	})
	return w
}

// surroundings are the words around a trigger, weighted by rarity.
type surroundings struct {
	near     vector // six words on either side
	sentence vector // thirty, within the line
	names    vector // the capitalised of them
	at       int    // the byte where the trigger stands
}

const (
	nearWords = 6
	farWords  = 30
	farBytes  = 400 // what farWords are looked for in, each side
)

// surrounding reads the words around the byte span [start, end) of a text.
func surrounding(text string, start, end int) surroundings {
	from := max(0, start-farBytes)
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	if i := strings.LastIndexByte(text[from:start], '\n'); i >= 0 {
		from += i + 1
	}
	to := min(len(text), end+farBytes)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	if i := strings.IndexByte(text[end:to], '\n'); i >= 0 {
		to = end + i
	}
	before, namesBefore := termsOf(text[from:start])
	after, namesAfter := termsOf(text[end:to])
	s := surroundings{at: start}
	s.near = weigh(slices.Concat(before[max(0, len(before)-nearWords):], after[:min(len(after), nearWords)]))
	s.sentence = weigh(slices.Concat(before[max(0, len(before)-farWords):], after[:min(len(after), farWords)]))
	s.names = weigh(slices.Concat(namesBefore, namesAfter))
	return s
}

func termsOf(text string) (words, names []uint32) {
	eachWord(text, func(word, _ string) {
		h := hash('w', strings.ToLower(word))
		words = append(words, h)
		if capital(word) {
			names = append(names, h)
		}
	})
	return words, names
}

// joinFeatures compares two events.
func (w *storyWeave) joinFeatures(a, b *teller) (x JoinFeatures) {
	flag := func(i int, on bool) { x[i] = float64(toInt(on)) }
	x[xBias] = 1
	word, related, family := sameRoot(a, b)
	typed := a.event.Type == b.event.Type && a.event.Type != record.EvOther
	flag(xWord, word)
	flag(xKin, related && !word)
	flag(xFamily, family && !related)
	flag(xType, typed)
	flag(xTypeOnly, typed && !related && !family)
	flag(xMode, a.event.Mode != "" && a.event.Mode == b.event.Mode)
	x[xNear], x[xSentence], x[xNames] = likeness(a, b)
	if word {
		x[xRare], x[xNearWord], x[xSentenceWord] = sharedRarity(a, b)/10, x[xNear], x[xSentence]
	} else if related || family {
		x[xNearKin] = x[xNear]
	}
	leadA, leadB := a.leads(), b.leads()
	flag(xLead, leadA != leadB)
	flag(xBothLead, leadA && leadB)
	w.whoFeatures(&x, a, b)
	flag(xPlace, len(overlap(a.sites, b.sites)) > 0)
	flag(xDay, isDay(a.time) && isDay(b.time))
	flag(xPlaceDay, x[xPlace]*x[xDay] > 0 && typed && deeds[a.event.Type])
	big, small := sameFigure(a.figures, b.figures)
	flag(xFigure, big)
	flag(xSmallFigure, small)
	flag(xStatus, happened(a.event.Status) != happened(b.event.Status))
	flag(xSpeech, isSpeech(a.event.Type) && isSpeech(b.event.Type))
	flag(xSameReport, a.member.Report == b.member.Report)
	alike := w.reportsAlike(a.member.Report, b.member.Report)
	x[xReports], x[xTerms], x[xCapitals] = alike[0], alike[1], alike[2]
	return x
}

// whoFeatures compares who did it and to whom. Roles that are swapped speak
// against: an attack is not the answer to it.
func (w *storyWeave) whoFeatures(x *JoinFeatures, a, b *teller) {
	flag := func(i int, on bool) { x[i] = float64(toInt(on)) }
	actors, recipients := len(overlap(a.actors, b.actors)) > 0, len(overlap(a.recipients, b.recipients)) > 0
	flag(xActor, actors)
	flag(xOtherActor, !actors && len(w.named(a.actors)) > 0 && len(w.named(b.actors)) > 0)
	flag(xRecipient, recipients)
	flag(xOtherRecipient, !recipients && len(w.named(a.recipients)) > 0 && len(w.named(b.recipients)) > 0)
	flag(xSwapped, !actors && !recipients && (len(overlap(a.actors, b.recipients)) > 0 || len(overlap(a.recipients, b.actors)) > 0))
}

// reportsAlike is how alike two reports are: in all, by their words, by their
// capitalised words.
func (w *storyWeave) reportsAlike(a, b string) [3]float64 {
	if a == b {
		return [3]float64{1, 1, 1}
	}
	key := [2]string{min(a, b), max(a, b)}
	x, ok := w.alike[key]
	if !ok {
		p, q := w.digests[key[0]], w.digests[key[1]]
		f := features(p, q, 0)
		x = [3]float64{pairWeights.Probability(f), f[pairTerms], dot(p.Capitals, q.Capitals)}
		w.alike[key] = x
	}
	return x
}

// isSpeech tells whether events of the type are words said, of which there
// are many by one speaker.
func isSpeech(t record.EventType) bool {
	return t == record.EvAccuse || t == record.EvReject || t == record.EvRequest || t == record.EvThreaten || t == record.EvConsult
}

// leads tells whether an event is told at the head of its report.
func (t *teller) leads() bool {
	return len(t.around) > 0 && t.around[0].at < headBytes
}

// headBytes is how far the head of a report goes.
const headBytes = 300

// sameRoot tells whether two events share a word, words made of one another,
// or words for one kind of happening.
func sameRoot(a, b *teller) (word, related, family bool) {
	for _, x := range a.words {
		for _, y := range b.words {
			if x == y {
				return true, true, true
			}
			related = related || kin(x, y)
			family = family || alike(x, y)
		}
	}
	return false, related, family
}

// sharedRarity is how rare the rarest word is that two events share.
func sharedRarity(a, b *teller) (most float64) {
	for i, x := range a.words {
		if j := slices.Index(b.words, x); j >= 0 {
			most = max(most, min(a.rarity[i], b.rarity[j]))
		}
	}
	return most
}

// likeness is how alike the words around two events are: the best of their
// mentions.
func likeness(a, b *teller) (near, sentence, names float64) {
	for i := range a.around {
		for j := range b.around {
			near = max(near, dot(a.around[i].near, b.around[j].near))
			sentence = max(sentence, dot(a.around[i].sentence, b.around[j].sentence))
			names = max(names, dot(a.around[i].names, b.around[j].names))
		}
	}
	return near, sentence, names
}

// sameFigure tells whether two events have a figure in common: one that tells
// (above two), or a small one.
func sameFigure(a, b []told) (big, small bool) {
	for _, x := range a {
		for _, y := range b {
			if x.figure == y.figure && x.value > 0 {
				big, small = big || x.value > 2, small || x.value <= 2
			}
		}
	}
	return big, small && !big
}

// EventPair is two events of one story that may be one, for the trainer.
type EventPair struct {
	A, B EventMember
	X    JoinFeatures
}

// EventPairs returns the pairs of events of one story that joining looks at,
// in a fixed order.
func EventPairs(records []*record.Record) []EventPair {
	digests := map[string]*Digest{}
	w := &storyWeave{alike: map[[2]string][3]float64{}, records: map[string]*record.Record{}, cast: castOf(records, Decisions{}), ancestry: ancestryOf(nil, nil)}
	var all []teller
	for _, r := range records {
		w.records[r.Report.ID], digests[r.Report.ID] = r, NewDigest(r)
	}
	w.digests = digests
	for _, r := range records {
		all = append(all, w.tellersOf(r, digests[r.Report.ID])...)
	}
	slices.SortFunc(all, func(a, b teller) int {
		return cmp.Or(cmp.Compare(a.member.Report, b.member.Report), cmp.Compare(a.member.Event, b.member.Event))
	})
	var out []EventPair
	for i, others := range worthComparing(all) {
		for _, j := range others {
			if compatible(&all[i], &all[j]) {
				out = append(out, EventPair{all[i].member, all[j].member, w.joinFeatures(&all[i], &all[j])})
			}
		}
	}
	return out
}

// worthComparing lists, for each event, those before it that it may be one
// with: of the same type, or told with related words.
func worthComparing(all []teller) [][]int {
	byType, byRoot := map[record.EventType][]int{}, map[string][]int{}
	var roots []string
	for i := range all {
		if t := all[i].event.Type; t != record.EvOther {
			byType[t] = append(byType[t], i)
		}
		for _, r := range all[i].words {
			list, known := byRoot[r]
			if !known {
				roots = append(roots, r)
			}
			if len(list) == 0 || list[len(list)-1] != i {
				byRoot[r] = append(list, i)
			}
		}
	}
	related := relatedRoots(roots)
	out := make([][]int, len(all))
	seen := make([]int, len(all)) // the last event that each was listed for, plus one
	for i := range all {
		add := func(list []int) {
			for _, j := range list {
				if j >= i {
					break
				}
				if seen[j] != i+1 {
					seen[j] = i + 1
					out[i] = append(out[i], j)
				}
			}
		}
		if t := all[i].event.Type; t != record.EvOther {
			add(byType[t])
		}
		for _, r := range all[i].words {
			add(byRoot[r])
			for _, other := range related[r] {
				add(byRoot[other])
			}
		}
		slices.Sort(out[i])
	}
	return out
}

// relatedRoots lists for each root the others that are related to it. Words
// made of one another begin or end alike, which leaves few to compare.
func relatedRoots(roots []string) map[string][]string {
	const begins, ends = 3, 4
	buckets := map[string][]string{}
	for _, r := range roots {
		if len(r) >= begins {
			buckets["<"+r[:begins]] = append(buckets["<"+r[:begins]], r)
		}
		if len(r) >= ends {
			buckets[r[len(r)-ends:]+">"] = append(buckets[r[len(r)-ends:]+">"], r)
		}
		for _, f := range families[r] {
			k := string(rune(f)) + "="
			buckets[k] = append(buckets[k], r)
		}
	}
	out := map[string][]string{}
	for _, list := range buckets {
		for i, a := range list {
			for _, b := range list[:i] {
				if !slices.Contains(out[a], b) && (kin(a, b) || alike(a, b)) {
					out[a], out[b] = append(out[a], b), append(out[b], a)
				}
			}
		}
	}
	return out
}

// EventsOf groups the events of records that tell one story, whatever else
// relates them, and returns the event across reports that each is of.
func EventsOf(records []*record.Record) map[EventMember]string {
	digests := map[string]*Digest{}
	for _, r := range records {
		digests[r.Report.ID] = NewDigest(r)
	}
	out := map[EventMember]string{}
	var relations []Relation
	for i, a := range records {
		for _, b := range records[:i] {
			relations = append(relations, Relate(digests[min(a.Report.ID, b.Report.ID)], digests[max(a.Report.ID, b.Report.ID)]))
		}
	}
	for _, e := range WeaveStory(records, digests, relations, Decisions{}).Events {
		for _, m := range e.Members {
			out[m] = e.ID
		}
	}
	return out
}
