package layout

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"sayso/data"
	"sayso/intake/calendar"
	"sayso/record"
)

// blocks marks what stands between the paragraphs of the body: clock times
// and days that head the blocks of a running report, subheadings, captions
// and furniture.
func (p *page) blocks(body, end int) {
	blank, stopped := true, false // is there a blank line above; did the paragraph above end as one
	for at := body; at < end; {
		l := p.lineAt(at)
		at = l.next
		if l.start >= l.end {
			blank = true
			continue
		}
		if n := l.end - l.start; n <= 300 && l.start >= body {
			switch {
			case p.clockLine(l), p.captionLine(l), p.furnitureLine(l):
			default:
				p.subheading(l, blank, stopped, end)
			}
		}
		stopped = endsSentence(p.text[max(l.start, l.end-4):l.end])
		blank = false
	}
}

// clockLine marks a clock time or a day that heads a block: "2:30 p.m.",
// "4 minutes ago (18:20 GMT)", "Saturday, February 3". The value is
// "HH:MM", with the zone as written if there is one, or the ISO date.
func (p *page) clockLine(l line) bool {
	s := p.words(l)
	inner := strings.Trim(s, "*#_ [")
	offset := strings.Index(s, inner)
	if inner == "" || len(inner) > 120 {
		return false
	}
	value, n := readClock(inner)
	if n == 0 {
		return false
	}
	rest := strings.Trim(inner[n:], "*_ ])")
	if rest != "" && !startsBlock(rest) {
		return false
	}
	end := l.end
	if rest != "" {
		end = l.start + offset + n
	}
	p.mark(l.start, end, record.RegionClock, value)
	return true
}

// startsBlock tells whether what follows a clock time on its line is the
// block's text: a dash or bar, then words and not another time.
func startsBlock(rest string) bool {
	after := strings.TrimLeft(rest, "-–—|:•· ")
	return after != rest && after != "" && startsUpper(strings.TrimLeft(after, "“\"'‘")) && !strings.HasPrefix(rest, "- ")
}

// readClock reads the time that heads a block and returns its value and
// length; 0 if there is none.
func readClock(s string) (value string, length int) {
	start := s
	if rest, ok := cutAny(s, "updated at ", "posted at ", "update ", "at "); ok {
		s = rest
	}
	if open := strings.IndexByte(s, '('); open > 0 && open < 24 && strings.Contains(s[:open], " ago") {
		s = s[open+1:]
	}
	skipped := len(start) - len(s)
	if !digit(firstByte(s)) {
		return readDay(s, skipped)
	}
	if h, m, zone, n, ok := calendar.Clock(s); ok {
		value = strings.TrimSpace(fmt.Sprintf("%02d:%02d %s", h, m, zone))
		if d, ok := calendar.At(s, calendar.MonthFirst); ok {
			d.Zone = ""
			return strings.TrimSpace(d.String() + " " + zone), skipped + d.End
		}
		return value, skipped + n
	}
	return readDay(s, skipped)
}

// readDay reads a day that heads a block: one with a month's name.
func readDay(s string, skipped int) (value string, length int) {
	if len(s) < 5 || len(s) > 48 || skipped > 0 {
		return "", 0
	}
	first := strings.TrimRight(s[:placeWord(s)], ".,")
	if first != "" && calendar.Month(first) == 0 && !isWeekday(first) {
		return "", 0
	}
	d, ok := calendar.At(s, calendar.DayFirst)
	if !ok || strings.Trim(s[d.End:], " :.") != "" || strings.Trim(s[:d.End], "0123456789/.-") == "" && d.Year == 0 {
		return "", 0
	}
	return d.String(), d.End
}

func firstByte(s string) byte {
	if s == "" {
		return 0
	}
	return s[0]
}

// subheading marks a heading inside the text: a Markdown heading, a line in
// bold, or a short line alone between paragraphs that ends no sentence.
func (p *page) subheading(l line, blank, stopped bool, end int) {
	s := p.words(l)
	if isMarkdownHeading(s) {
		p.mark(l.start, l.end, record.RegionHeading, "")
		return
	}
	if len(s) > 110 || len(s) < 3 || !blank || !stopped || startsLower(s) || endsSentence(s) || strings.ContainsAny(s, "@\t") || strings.IndexByte("-*•–—>“\"'‘(", s[0]) >= 0 {
		return
	}
	if strings.Count(s, " ") > 12 || !startsUpper(s) && !digit(s[0]) {
		return
	}
	next, _, ok := p.lineAfter(l.next)
	if !ok || next.start >= end || next.end-next.start < 60 || l.next >= len(p.text) || p.lineAt(l.next).start < p.lineAt(l.next).end {
		return
	}
	p.mark(l.start, l.end, record.RegionHeading, "")
}

// isMarkdownHeading tells "## Heading" and "**Bold lead**".
func isMarkdownHeading(s string) bool {
	if s[0] == '#' {
		rest := strings.TrimLeft(s, "#")
		return len(s)-len(rest) < 7 && strings.HasPrefix(rest, " ") && len(s) < 200
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(s, "**"), "**")
	return len(inner) == len(s)-4 && len(inner) < 120 && inner != "" && !strings.Contains(inner, "**")
}

// captionStarts and captionEnds are how captions of pictures begin and end.
var (
	captionStarts = []string{"file - ", "file – ", "file — ", "file photo", "file image", "(file) ", "photo:", "(photo:", "[photo:", "(photo by", "[photo by", "photo by ", "photo credit", "photograph:", "photograph by", "image:", "image credit", "image source", "(image:", "picture:", "(picture:", "representational image", "representative image", "caption:", "credit: getty", "getty images", "video caption", "image caption"}
	captionEnds   = []string{"[reuters]", "[ap photo]", "[afp]", "[getty images]", "/getty images", "getty images)", "(reuters photo)", "(file photo)", "/file photo", "[file]", "(file)", "photo)", "/reuters", "/afp)", "afp via getty images", "ap photo", "(screengrab)", "[screengrab]"}
)

// captionLine marks the caption or credit of a picture.
func (p *page) captionLine(l line) bool {
	s := p.words(l)
	if len(s) > 600 || !IsCaption(s) {
		return false
	}
	p.mark(l.start, l.end, record.RegionCaption, "")
	return true
}

// IsCaption tells whether a line is the caption or credit of a picture.
func IsCaption(s string) bool {
	for _, start := range captionStarts {
		if rest, ok := cutFold(s, start); ok && (rest != "" || len(start) > 10) {
			return true
		}
	}
	if strings.HasPrefix(s, "In this ") && strings.Contains(firstBytes(s, 60), " photo") {
		return true
	}
	if strings.Contains(s, "(AP Photo") || strings.Contains(s, "(Photo:") || strings.Contains(s, "[Photo:") || strings.Contains(s, "REUTERS/") {
		return true
	}
	for _, end := range captionEnds {
		if len(s) > len(end) && strings.EqualFold(s[len(s)-len(end):], end) && !endsSentence(s) {
			return true
		}
	}
	return false
}

// furnitureLine marks a line of the page rather than of the report: share
// bars, "Read more: …", advertisements, end marks.
func (p *page) furnitureLine(l line) bool {
	s := p.words(l)
	if !IsFurniture(s) {
		return false
	}
	p.mark(l.start, l.end, record.RegionOther, "")
	return true
}

// shareWords are the only words of a bar of share buttons.
const shareWords = " facebook twitter linkedin mail email e-mail whatsapp pinterest reddit tumblr telegram print share tweet save copy link google+ instagram digg newsvine permalink messenger x pocket flipboard sms viber vk comments comment "

// IsFurniture tells whether a line belongs to a page and not to its report.
func IsFurniture(s string) bool {
	if len(s) > 240 {
		return false
	}
	if isEndMark(s) || onlyShareWords(s) || isEditorsTag(s) || agoLength(s) == len(s) {
		return true
	}
	start := len(s) - len(strings.TrimLeft(s, "([*>- "))
	word := furnitureStart(s[start:])
	if word == 0 {
		return false
	}
	phrase, rest := s[start:start+word], s[start+word:]
	labelled := strings.HasPrefix(rest, ":") || strings.IndexByte(":@", phrase[word-1]) >= 0
	switch {
	case labelled:
		return true
	case strings.IndexByte(phrase, ' ') < 0: // a single word must be all there is
		return strings.Trim(rest, "0123456789 .()[]*!-–—>›»") == ""
	case rest != "" && isWordByte(rest[0]):
		return false
	}
	return len(s) <= 90 && !(endsSentence(s) && strings.Count(s, " ") > 11)
}

// isEditorsTag tells "[PASSAGE OMITTED]", a monitoring service's remark.
func isEditorsTag(s string) bool {
	return len(s) < 60 && s[0] == '[' && s[len(s)-1] == ']' && strings.Count(s, "[") == 1 && isUpper(s)
}

func isWordByte(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 || c == '\'' }

// furnitureStarts are the known beginnings of furniture lines by their first
// byte, lower case.
var furnitureStarts = func() (by [256][]string) {
	for start := range strings.Lines(data.Furniture) {
		if start = strings.TrimSpace(start); start != "" && start[0] != '#' {
			by[start[0]] = append(by[start[0]], start)
		}
	}
	return by
}()

// furnitureStart returns the length of the longest known beginning of s.
func furnitureStart(s string) int {
	if len(s) < 4 {
		return 0
	}
	longest := 0
	for _, start := range furnitureStarts[s[0]|0x20] {
		if len(start) > longest && len(start) <= len(s) && strings.EqualFold(s[:len(start)], start) {
			longest = len(start)
		}
	}
	return longest
}

func onlyShareWords(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if utf8.RuneCountInString(w) > 12 || !strings.Contains(shareWords, " "+strings.ToLower(strings.Trim(w, ",|•·"))+" ") {
			return false
		}
		n++
	}
	return n >= 2
}
