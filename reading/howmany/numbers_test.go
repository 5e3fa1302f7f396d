package howmany

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"sayso/data"
	"sayso/reading/words"
)

var testToken = regexp.MustCompile(`\d[\d,.]*\d[a-z+]*|\d[a-z+]*|\pL+(?:['’.]\pL+)*|\S`)

// cut splits a text into tokens for tests of number reading alone.
func cut(text string) *words.Text {
	t := &words.Text{Raw: text}
	for _, m := range testToken.FindAllStringIndex(text, -1) {
		kind := words.Word
		switch c := text[m[0]]; {
		case c >= '0' && c <= '9':
			kind = words.Number
		case strings.ContainsRune("$€£%+", rune(c)):
			kind = words.Symbol
		case strings.ContainsRune(",.;:-", rune(c)):
			kind = words.Punct
		}
		spaced := m[0] == 0 || text[m[0]-1] == ' '
		t.Tokens = append(t.Tokens, words.Token{Start: int32(m[0]), End: int32(m[1]), Kind: kind, Spaced: spaced})
	}
	t.Sentences = []words.Sentence{{First: 0, Last: int32(len(t.Tokens))}}
	return t
}

// firstAmount reads the first number of a text with its bounds.
func firstAmount(text string) string {
	t := cut(text)
	for i := range t.Tokens {
		if a, ok := number(t, i, len(t.Tokens)); ok {
			a = ranged(t, a, 0, len(t.Tokens))
			_, _, e, _ := modified(t, a, 0, len(t.Tokens))
			return show(bounds(a, e))
		}
	}
	return "none"
}

func show(v, lo, hi *float64) string {
	one := func(f *float64) string {
		if f == nil {
			return "-"
		}
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", *f), "0"), ".")
	}
	return one(v) + "," + one(lo) + "," + one(hi)
}

func TestNumbersAreReadInDigitsWordsAndMixtures(t *testing.T) {
	for text, want := range map[string]string{
		"85 depots":                             "85,85,85",
		"1,250 tents":                           "1250,1250,1250",
		"2.5 million tonnes":                    "2500000,2500000,2500000",
		"$3bn of loans":                         "3000000000,3000000000,3000000000",
		"40k homes":                             "40000,40000,40000",
		"twenty - one wells":                    "21,21,21",
		"twenty-one wells":                      "21,21,21",
		"two hundred and fifty wells":           "250,250,250",
		"three thousand four hundred wells":     "3400,3400,3400",
		"one million two hundred thousand":      "1200000,1200000,1200000",
		"a dozen trucks":                        "12,12,12",
		"half a dozen trucks":                   "6,6,6",
		"half a million trucks":                 "500000,500000,500000",
		"two dozen trucks":                      "24,24,24",
		"a couple of trucks":                    "2,-,-",
		"dozens of trucks":                      "-,24,-",
		"hundreds of trucks":                    "-,200,-",
		"hundreds of thousands of trucks":       "-,200000,-",
		"tens of thousands of trucks":           "-,20000,-",
		"scores of trucks":                      "-,40,-",
		"between 10 and 20 trucks":              "-,10,20",
		"10 to 20 trucks":                       "-,10,20",
		"from 10 to 20 trucks":                  "-,10,20",
		"two or three trucks":                   "-,2,3",
		"5 to 10 million trucks":                "-,5000000,10000000",
		"the toll rose from 25 to 27":           "27,27,27",
		"nearly two dozen boats":                "24,-,24",
		"at least a hundred boats":              "100,100,-",
		"250+ boats":                            "250,250,-",
		"12 000 boats":                          "12000,12000,12000",
		"no numbers here":                       "none",
		"on the 7th floor":                      "none",
		"won 3 to 1":                            "3,3,3",
		"some 1.2 billion people":               "1200000000,-,-",
		"fewer than ninety-nine":                "99,-,99",
		"more than half a million people":       "500000,500000,-",
		"up to as many as 30 drones were fired": "30,-,30",
	} {
		if got := firstAmount(text); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestEveryBoundPhraseDoesWhatItsRowSays(t *testing.T) {
	eachRow(data.Bounds, func(f []string) {
		if got := firstAmount(f[3]); got != f[4] {
			t.Errorf("%s: %q gives %s, want %s", f[0], f[3], got, f[4])
		}
	})
}
