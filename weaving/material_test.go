package weaving

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"sayso/record"
)

// Invented material: sentences are put together from parts of three to six
// words, so that unrelated ones share a phrase now and then but no run of
// words, as news does.

var whoParts = []string{
	"The governor of %T", "Engineers from %O", "A spokeswoman for %O", "Residents of %T", "%P", "Two drivers from %T", "The director of the %N", "An inspector sent by %O",
	"Farmers along the river at %T", "The oldest trader of %T", "A deputy from %T", "Guards at the %N", "The widow of a carter", "The council of %T", "A pilot named %P",
	"%P and %P", "Relatives of the missing", "A teacher in %T", "The accountants of %O", "Several pensioners near the %N",
}

var didParts = []string{
	"told reporters on %D", "had feared since %D", "learned late on %D", "refused to confirm", "swore before a judge", "complained in a letter", "promised a second time", "repeated over the radio",
	"wrote in a short note", "warned last winter already", "denied with some heat", "remembered from earlier years", "read out to the crowd", "could not explain why", "heard from a cousin",
	"insisted without showing papers", "admitted after long talks", "noted in a ledger", "shouted across the yard", "hoped until the evening",
}

var whatParts = []string{
	"that %K wagons had vanished from the %N", "that the %N would stay shut for %K weeks", "that nobody had paid the masons of %T", "that %C had split the wall of the %N", "that %K families slept in the open",
	"that the price of lamp oil would double", "that the pumps at the %N failed first", "that a second inquiry must begin at once", "that %O kept its own list of names", "that the ferry could take only %K passengers",
	"that the old road to %T was flooded", "that %K workers were owed a season of wages", "that the keys of the %N were lost", "that no boat had crossed since %C", "that the harvest would rot in %T",
	"that the clocks in %T had been wrong", "that %P should step down", "that the cables below the %N were cut", "that the insurers would not answer", "that schoolbooks were burnt for warmth",
}

var tailParts = []string{
	"while rain drummed on the roof", "and asked for patience", "before the telephone line broke", "although few believed it", "as lorries queued outside", "for the third time in %K days", "in spite of earlier assurances", "under the eyes of the police",
	"with a map spread on the table", "during a visit to %T", "at a hearing that lasted %K hours", "because of %C", "after consulting with %O", "to the dismay of the pickers", "and nobody contradicted", "when the lights came back",
	"only a stone's throw from the %N", "just as the market opened", "and left through the kitchen", "without naming anyone",
}

var slots = map[byte][]string{
	'P': {"Ansa Dorrit", "Melik Orvane", "Tovia Brandal", "Issouf Karrel", "Nadia Vermont-Sall", "Pietro Lammas", "Hilde Osterby", "Garan Tuwei", "Rosalind Abeke", "Samir Quelle", "Yolanda Fisk", "Bertil Maro"},
	'T': {"Karnweiler", "Port Sabine", "Oulad Temmar", "Vessingby", "Trellan", "Mount Harrow", "Dabarra", "Saint-Ferrol", "Kelmuth", "Ostrava Bay", "Lower Quent", "Zamarin"},
	'N': {"grain terminal", "northern bridge", "salt works", "ferry landing", "water tower", "cement plant", "railway yard", "fish market", "old customs house", "district clinic", "radio mast", "fuel depot"},
	'D': {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "March 3", "June 12", "October 9"},
	'C': {"a landslide", "heavy rain", "a strike of the dockers", "a fire in the lower hall", "an exchange of shots", "a power cut", "a dispute over wages", "shelling from across the river"},
	'O': {"the Harbour Board", "the Provincial Relief Office", "the Union of Carters", "the Inland Water Authority", "the Kestrel Committee", "the Mountain Guard", "the Roads Inspectorate", "the League of Pilots"},
	'Q': {"We asked for help three times and nobody came", "This town has seen worse and it will be here tomorrow", "I will not sign a paper that I am not allowed to read", "They counted the sacks and not the families", "The river decides and not the minister", "You cannot run a port on promises"},
	'K': {"two", "three", "four", "five", "six", "seven", "eight", "nine", "eleven", "twelve", "fourteen", "seventeen", "twenty-three", "thirty-one", "forty-five"},
}

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// fill draws the slots of a part, each anew.
func fill(r *rand.Rand, part string) string {
	var b strings.Builder
	for i := 0; i < len(part); i++ {
		if part[i] != '%' {
			b.WriteByte(part[i])
			continue
		}
		i++
		b.WriteString(pick(r, slots[part[i]]))
	}
	return b.String()
}

func sentenceOf(r *rand.Rand) string {
	return fill(r, strings.Join([]string{pick(r, whoParts), pick(r, didParts), pick(r, whatParts), pick(r, tailParts)}, " ")) + "."
}

// someSentences draws n of them.
func someSentences(r *rand.Rand, n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = sentenceOf(r)
	}
	return out
}

func paragraphs(list []string) string { return strings.Join(list, "\n\n") + "\n" }

// digits rewrites number words, as some agencies do.
var digits = strings.NewReplacer("twenty-three", "23", "thirty-one", "31", "forty-five", "45", "eleven", "11", "twelve", "12", "fourteen", "14", "seventeen", "17",
	" two ", " 2 ", " three ", " 3 ", " four ", " 4 ", " five ", " 5 ", " six ", " 6 ", " seven ", " 7 ", " eight ", " 8 ", " nine ", " 9 ")

// plainReport is a record of nothing but its report.
func plainReport(id, outlet, published, title, text string) *record.Record {
	r := &record.Record{Report: record.Report{ID: id, Outlet: outlet, Published: published, Title: title, Text: text}}
	r.Complete()
	return r
}

// at is an hour, counted from the first of a month.
func at(hour int) string {
	return fmt.Sprintf("2031-05-%02dT%02d:00:00Z", 1+hour/24, hour%24)
}
