package said

import (
	"strings"
	"testing"
)

// What stands inside a statement is one of its own, held by the one that
// passes it on.
func TestStatementsInsideStatements(t *testing.T) {
	for _, c := range []struct{ name, text, inner, holder string }{
		{"cited by an outlet", "State television, citing a military source, reported that 12 soldiers were killed.",
			"a military source | citing | that 12 soldiers were killed", "State television | reported"},
		{"cited first", "Citing a senior official, the Norda Post said the talks had failed.",
			"a senior official | Citing | the talks had failed", "the Norda Post | said"},
		{"was quoted by", "The minister was quoted by the Norda Post as saying that the dam would hold.",
			"The minister | saying | that the dam would hold", "the Norda Post | quoted"},
		{"was quoted as saying by", "The minister was quoted as saying by the Norda Post that the dam would hold.",
			"The minister | saying | that the dam would hold", "the Norda Post | quoted"},
		{"reported that X said", "The Tarsk Herald reported that the mayor said the bridge was unsafe.",
			"the mayor | said | the bridge was unsafe", "The Tarsk Herald | reported"},
		{"according to X, Y said", "According to the Norda Post, the minister said that the dam would hold.",
			"the minister | said | that the dam would hold", "the Norda Post | According to"},
		{"deed in a quotation", "“We are seeking urgent talks, and we reject the accusations,” Lena Okoro said.",
			"We | are seeking | urgent talks", "Lena Okoro | said"},
		{"second deed in a quotation", "“We are seeking urgent talks, and we reject the accusations,” Lena Okoro said.",
			"we | reject | the accusations", "Lena Okoro | said"},
		{"attitude in a quotation", "“We are not happy with the new contract,” Tom Varga said.",
			"We | are not happy | with the new contract", "Tom Varga | said"},
		{"message passed on", "The mayor's aides said he had conveyed a similar message to the owners.",
			"he | had conveyed | a similar message", "The mayor's aides | said"},
	} {
		got, _, _ := read(c.text, model)
		if !holds(got, func(a Attribution) bool {
			return strings.HasPrefix(line(a), c.inner) && a.Within >= 0 && strings.HasPrefix(line(got[a.Within]), c.holder) && len(a.Via) > 0
		}) {
			t.Errorf("%s: %s\nwant %s, held by %s\nfound %s", c.name, c.text, c.inner, c.holder, lines(got))
		}
	}
}

func TestWhatIsNoStatementInsideAnother(t *testing.T) {
	for _, text := range []string{
		"The mayor said the company planned to sell the depot.",
		"“It requires patience,” Lena Okoro said.",
		"“We did not demand anything,” Tom Varga said.",
		"The mayor said the owners opposed a law that sought to close the depot.",
	} {
		got, _, _ := read(text, model)
		if len(got) != 1 {
			t.Errorf("%s\nwant one statement, found %s", text, lines(got))
		}
	}
}
