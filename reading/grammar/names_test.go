package grammar

import (
	"strings"
	"testing"

	"sayso/reading/words"
	"sayso/record"
)

func TestNames(t *testing.T) {
	parser := New()
	kinds := [...]string{"PER", "ORG", "LOC", "MISC"}
	for _, c := range []struct{ text, want string }{
		{"Strikes hit Ghouta and Aleppo on Friday, the Quds News Network reported.", "Ghouta/LOC Aleppo/LOC Quds News Network/ORG"},
		{"Mr. Orban Vellacott met President Ana Quiroga in Lisbon.", "Orban Vellacott/PER Ana Quiroga/PER Lisbon/LOC"},
		{"The Ministry of Health said that eleven people died in Karachi.", "Ministry of Health/ORG Karachi/LOC"},
		{"Hay'at Tahrir al-Sham shelled a base near al-Tanf in eastern Syria.", "Hay'at Tahrir al-Sham/ORG al-Tanf/LOC Syria/LOC"},
		{"A spokesman for the Harbour Workers Union (HWU) said HWU members would strike.", "Harbour Workers Union/ORG HWU/ORG HWU/ORG"},
		{"KARACHI, 3 MAR 91 -- PRESIDENT ANA QUIROGA SAID ON FRIDAY THAT MR. ORBAN VELLACOTT HAD SPOKEN IN LISBON.", "KARACHI/LOC ANA QUIROGA/PER ORBAN VELLACOTT/PER LISBON/LOC"},
		{"nothing is named here , and nobody .", ""},
	} {
		doc := parser.Parse(words.Split(&record.Report{Text: c.text}))
		var got []string
		for _, n := range doc.Names {
			got = append(got, doc.Text.Span(n.First, n.Last).Text+"/"+kinds[n.Kind])
			if n.Why == "" || !n.Contains(n.Head) {
				t.Errorf("%q: name %v without reason or with a head outside", c.text, n)
			}
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, g, c.want)
		}
	}
}
