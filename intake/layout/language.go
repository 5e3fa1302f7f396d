package layout

import (
	"strings"
	"sync"
	"unicode"

	"sayso/data"
)

// sampled is how many bytes of a text decide its language.
const sampled = 3000

// Language guesses the language of a text, as a BCP 47 tag: by its script
// where that has one language, else by the commonest small words. A text too
// short to tell gives "".
func Language(text string) string {
	start := 0
	if len(text) > 2*sampled {
		start = sampled / 2 // past bylines and headlines
		for start < len(text) && text[start]&0xc0 == 0x80 {
			start++
		}
	}
	text = text[start:min(len(text), start+sampled)]
	script, letters := mainScript(text)
	if letters < 12 {
		return ""
	}
	switch script {
	case "Latin", "Cyrillic":
		return byStopwords(text)
	case "Arabic":
		return arabic(text)
	case "Han":
		return "zh"
	}
	return scriptLanguage[script]
}

// scripts are those with a language to tell by them.
var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"Latin", unicode.Latin}, {"Cyrillic", unicode.Cyrillic}, {"Arabic", unicode.Arabic}, {"Hebrew", unicode.Hebrew}, {"Greek", unicode.Greek}, {"Devanagari", unicode.Devanagari},
	{"Bengali", unicode.Bengali}, {"Tamil", unicode.Tamil}, {"Telugu", unicode.Telugu}, {"Gujarati", unicode.Gujarati}, {"Gurmukhi", unicode.Gurmukhi}, {"Malayalam", unicode.Malayalam},
	{"Kannada", unicode.Kannada}, {"Sinhala", unicode.Sinhala}, {"Thai", unicode.Thai}, {"Lao", unicode.Lao}, {"Myanmar", unicode.Myanmar}, {"Khmer", unicode.Khmer}, {"Georgian", unicode.Georgian},
	{"Armenian", unicode.Armenian}, {"Ethiopic", unicode.Ethiopic}, {"Hangul", unicode.Hangul}, {"Kana", unicode.Hiragana}, {"Kana", unicode.Katakana}, {"Han", unicode.Han},
}

var scriptLanguage = map[string]string{
	"Hebrew": "he", "Greek": "el", "Devanagari": "hi", "Bengali": "bn", "Tamil": "ta", "Telugu": "te", "Gujarati": "gu", "Gurmukhi": "pa", "Malayalam": "ml", "Kannada": "kn",
	"Sinhala": "si", "Thai": "th", "Lao": "lo", "Myanmar": "my", "Khmer": "km", "Georgian": "ka", "Armenian": "hy", "Ethiopic": "am", "Hangul": "ko", "Kana": "ja",
}

// mainScript returns the script of most letters of a text, and how many of
// them there are. Kana decide for Japanese, whatever the share of Han.
func mainScript(text string) (name string, letters int) {
	var counts [32]int
	for _, r := range text {
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				counts[0]++
			}
		case unicode.IsLetter(r):
			for i, s := range scripts {
				if unicode.Is(s.table, r) {
					counts[i]++
					break
				}
			}
		}
	}
	best, kana, han := 0, 0, 0
	for i, s := range scripts {
		switch {
		case s.name == "Kana":
			kana += counts[i]
		case s.name == "Han":
			han = counts[i]
		}
		if counts[i] > counts[best] {
			best = i
		}
	}
	if kana*10 > han && kana+han >= counts[best] {
		return "Kana", 2 * (kana + han)
	}
	return scripts[best].name, counts[best] * (1 + 2*b2i(scripts[best].name == "Han"))
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// arabic tells the languages in Arabic letters by letters of their own.
func arabic(text string) string {
	switch {
	case strings.ContainsAny(text, "ٹڈڑےں"):
		return "ur"
	case strings.ContainsAny(text, "ټډړښځ"):
		return "ps"
	case strings.ContainsAny(text, "ێۆڵڕ"):
		return "ckb"
	case strings.ContainsAny(text, "پچژگ") && strings.ContainsAny(text, "یک"):
		return "fa"
	}
	return "ar"
}

// stopwords says which languages have a word among their small words.
type stopwords struct {
	tags []string
	of   map[string][]uint8 // word → indices of tags
}

// readStopwords reads the table on first use: not every run asks for it.
var readStopwords = sync.OnceValue(func() stopwords {
	s := stopwords{of: make(map[string][]uint8, 900)}
	for row := range strings.Lines(data.Stopwords) {
		tag, words, ok := strings.Cut(strings.TrimSpace(row), "\t")
		if !ok || row[0] == '#' {
			continue
		}
		for w := range strings.FieldsSeq(words) {
			s.of[w] = append(s.of[w], uint8(len(s.tags)))
		}
		s.tags = append(s.tags, tag)
	}
	return s
})

// byStopwords returns the language whose small words the text has most of, if
// at least one word in twelve is one of them. A word that several languages
// share counts less for each.
func byStopwords(text string) string {
	table := readStopwords()
	score := make([]float32, len(table.tags))
	words := 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && !unicode.IsMark(r) }) {
		words++
		langs := table.of[strings.ToLower(w)]
		for _, l := range langs {
			score[l] += 1 / (1 + float32(len(langs))/2)
		}
	}
	best := 0
	for i, s := range score {
		if s > score[best] {
			best = i
		}
	}
	if score[best] < 1 || score[best]*18 < float32(words) {
		return ""
	}
	return table.tags[best]
}
