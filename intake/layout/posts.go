package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"sayso/intake/calendar"
	"sayso/record"
)

// A post pasted into a text ends in a signature that names its account. The
// forms are those the platforms' own embeds write:
//
//	… words. pic.twitter.com/a1B2c3 — Name (@handle) February 3, 2024
//	— Name (t.me/handle) 3 February 2024
//	A post shared by Name (@handle) on Feb 3, 2024 at 4:05am PST
//	Posted by Name on Saturday, February 3, 2024
//
// The words stand before it, on the same line or on the lines above.

const (
	postWords = 4000 // bytes of words that a signature on the same line may have before it
	postAbove = 340  // bytes that may stand on lines above one whose words go on
)

// pastedPosts finds posts pasted into the body.
func (p *page) pastedPosts(body, end int) {
	for at := body; at < end; {
		n := strings.IndexByte(p.text[at:end], '(')
		if n < 0 {
			break
		}
		at += n
		p.signedPost(at, body, end)
		at++
	}
	p.sharedPosts(body, end)
}

// signedPost reads a post whose signature has its bracket at offset open.
func (p *page) signedPost(open, body, end int) {
	shut := strings.IndexByte(p.text[open:min(end, open+80)], ')')
	if shut < 3 {
		return
	}
	handle, platform, ok := readHandle(p.text[open+1 : open+shut])
	if !ok {
		return
	}
	start := p.nearLineStart(open)
	dash, name, ok := p.accountBefore(max(start, body), open)
	if !ok {
		return
	}
	sig := signature{dash: dash, account: name, handle: handle, platform: platform, end: open + shut + 1}
	sig.readDate(p.text[:end])
	words, ok := p.postWords(dash, body, sig.posted != "" && handle != "")
	if !ok || sig.posted == "" && platform == "x" && !strings.Contains(words.Text, "pic.twitter.com/") && !strings.Contains(words.Text, "t.co/") {
		return
	}
	p.addPost(words, sig)
}

// nearLineStart returns where the line around offset at begins, or an offset
// further before it than a post's words may reach: lines have no longest
// length, and looking for their starts must stay cheap.
func (p *page) nearLineStart(at int) int {
	low := max(0, at-postWords-8)
	for low < at && !utf8.RuneStart(p.text[low]) {
		low++
	}
	if n := strings.LastIndexByte(p.text[low:at], '\n'); n >= 0 {
		return low + n + 1
	}
	return low
}

// signature is the end of a post: who posted it, and when.
type signature struct {
	dash     int // where it begins
	end      int
	account  record.Span
	handle   string
	platform string
	posted   string
}

// readDate reads the date behind the bracket; text ends where it must stop.
func (s *signature) readDate(text string) {
	rest := text[s.end:min(len(text), s.end+64)]
	if nl := strings.IndexByte(rest, '\n'); nl >= 0 {
		rest = rest[:nl]
	}
	trimmed := strings.TrimLeft(rest, " ,|·•-–—\u00a0")
	trimmed, _ = cutAny(trimmed, "on ", "posted ")
	d, ok := calendar.At(trimmed, calendar.MonthFirst)
	if !ok || d.Year == 0 {
		return
	}
	s.posted = d.String()
	s.end += len(rest) - len(trimmed) + d.End
}

// readHandle reads what stands in a signature's brackets: "@handle",
// "t.me/handle", "Telegram".
func readHandle(s string) (handle, platform string, ok bool) {
	s = strings.TrimSpace(s)
	if name, found := strings.CutPrefix(s, "@"); found {
		if !isHandle(name) {
			return "", "", false
		}
		if strings.HasSuffix(name, ".bsky.social") {
			return s, "bluesky", true
		}
		if strings.Contains(name, "@") {
			return s, "mastodon", true
		}
		return s, "x", true
	}
	name, found := cutAny(s, "https://t.me/", "t.me/", "Telegram/@", "Telegram: @", "Telegram: t.me/", "Telegram, @")
	if found && isHandle(name) {
		return "@" + name, "telegram", true
	}
	for _, p := range platforms {
		if strings.EqualFold(s, p.word) {
			return "", p.name, true
		}
	}
	return "", "", false
}

// platforms are the names of platforms as they stand in brackets.
var platforms = []struct{ word, name string }{
	{"Telegram", "telegram"}, {"via Telegram", "telegram"}, {"on Telegram", "telegram"}, {"Telegram channel", "telegram"},
	{"Facebook", "facebook"}, {"via Facebook", "facebook"}, {"Instagram", "instagram"}, {"via Instagram", "instagram"},
	{"Truth Social", "truthsocial"}, {"via Twitter", "x"}, {"via X", "x"},
}

func isHandle(s string) bool {
	if s == "" || len(s) > 50 {
		return false
	}
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c|0x20 >= 'a' && c|0x20 <= 'z' || digit(c) || c == '_' || c == '.' || c == '-' || c == '@') {
			return false
		}
	}
	return true
}

// accountBefore finds the dash and name before a signature's bracket, on the
// same line. The name may begin with anything, emoji included.
func (p *page) accountBefore(start, open int) (dash int, name record.Span, ok bool) {
	low := max(start, open-120)
	dash, width := -1, 0
	for _, d := range [...]string{"—", "–", "― ", "-- ", "- "} {
		if at := strings.LastIndex(p.text[low:open], d); at >= 0 && low+at > dash {
			if at := low + at; d[0] != '-' || at == start || p.text[at-1] == ' ' || p.text[at-1] == '\n' {
				dash, width = at, len(d)
			}
		}
	}
	if dash < 0 {
		return 0, name, false
	}
	name = p.span(dash+width, open)
	return dash, name, name.Text != "" && strings.IndexFunc(name.Text, unicode.IsLetter) >= 0
}

// postWords returns the words of a post whose signature begins at dash: what
// stands before it on its line, and the lines above that belong to it.
func (p *page) postWords(dash, body int, certain bool) (record.Span, bool) {
	start := max(p.nearLineStart(dash), body)
	words := p.span(start, dash)
	words = p.unquoted(words)
	if dash-start > postWords {
		return words, false
	}
	if words.Text != "" && p.looksWhole(words) {
		return p.clear(words, body)
	}
	return p.clear(p.linesAbove(words, start, body, certain), body)
}

// clear cuts off what another region or post already holds.
func (p *page) clear(words record.Span, body int) (record.Span, bool) {
	if n := len(p.posts); n > 0 {
		if post := p.posts[n-1]; post.Span.End > words.Start && post.Span.Start <= words.Start {
			words = p.span(min(post.Span.End, words.End), words.End)
		}
	}
	for _, r := range p.layout {
		if r.End > words.Start && r.Start < words.End {
			words = p.span(min(r.End, words.End), words.End)
		}
	}
	return words, words.Start >= body && words.Text != ""
}

// looksWhole tells whether the words before a signature are a post already,
// and not the last line of one.
func (p *page) looksWhole(words record.Span) bool {
	return len(words.Text) > 60 && !p.onlyLinks(words.Text)
}

func (p *page) onlyLinks(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !isLink(w) {
			return false
		}
	}
	return true
}

// linesAbove extends the words of a post over the lines above it, up to a
// blank line or a line that introduces it; over one blank line if the
// signature stands alone.
func (p *page) linesAbove(words record.Span, start, body int, certain bool) record.Span {
	alone := words.Text == "" || p.onlyLinks(words.Text)
	for at := start; ; {
		l, blanks, ok := p.lineBefore(at, body)
		switch {
		case !ok, blanks > 1, blanks > 0 && !alone:
			return words
		case strings.HasSuffix(p.words(l), ":"), !alone && words.End-l.start > postAbove:
			return words
		case blanks > 0 && words.Text == "" && !quoteLike(p.words(l)) && !(certain && l.end-l.start < 2*postAbove):
			return words
		}
		end := words.End
		if words.Text == "" {
			end = l.end
		}
		words = p.unquoted(p.span(l.start, end))
		if blanks > 0 {
			alone = false
			if !strings.HasPrefix(p.text[p.nearLineStart(l.start):], ">") {
				return words
			}
		}
		alone = false
		at = p.nearLineStart(l.start)
	}
}

// quoteLike tells whether a paragraph above a lone signature may be its post.
func quoteLike(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return s[0] == '>' || strings.HasPrefix(s, "“") || s[0] == '"' || isLink(last) || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...") || strings.ContainsAny(s, "#@")
}

// unquoted leaves out a Markdown quotation mark before the words.
func (p *page) unquoted(s record.Span) record.Span {
	for s.Text != "" && s.Text[0] == '>' {
		s = p.span(s.Start+1, s.End)
	}
	return s
}

// addPost appends the post of some words and a signature.
func (p *page) addPost(words record.Span, sig signature) {
	post := Body(p.text, words.Start, words.End)
	post.Span = p.span(words.Start, sig.end)
	post.Platform, post.Account, post.Handle, post.Posted = sig.platform, sig.account.Text, sig.handle, sig.posted
	if sig.account.Text != "" {
		account := sig.account
		post.AccountSpan = &account
	}
	p.posts = append(p.posts, post)
}

// Body takes the words [start, end) of a post apart: its own words, the links
// in them, and whether they were cut short. The other fields stay empty.
func Body(text string, start, end int) record.Post {
	var post record.Post
	for w := range strings.FieldsSeq(text[start:end]) {
		if w = strings.Trim(w, "…()[]<>,\"“”"); isLink(w) {
			post.Links = append(post.Links, w)
		}
	}
	at := start
	for {
		for end > at && (isBlank(text[end-1]) || strings.HasSuffix(text[at:end], "\u00a0")) {
			end--
		}
		last := end - len(text[at:end]) + strings.LastIndexAny(text[at:end], " \n\t") + 1
		word := strings.TrimLeft(text[last:end], "…")
		switch {
		case end <= at:
			return post
		case isLink(word):
			end -= len(word)
			continue
		case strings.HasSuffix(text[at:end], "…"):
			post.Truncated = true
			end -= len("…")
			continue
		case strings.HasSuffix(text[at:end], "..."):
			post.Truncated = true
			end -= len("...")
			continue
		}
		break
	}
	for !utf8.RuneStart(byteAt(text, end)) {
		end++
	}
	post.Body = &record.Span{Start: at, End: end, Text: text[at:end]}
	return post
}

func byteAt(s string, i int) byte {
	if i < len(s) {
		return s[i]
	}
	return 0
}

// isLink tells a web address, with or without its scheme.
func isLink(w string) bool {
	for _, start := range [...]string{"https://", "http://", "pic.twitter.com/", "pic.x.com/", "t.co/", "t.me/", "www.", "youtu.be/", "bit.ly/", "fb.watch/", "instagram.com/"} {
		if len(w) > len(start) && strings.EqualFold(w[:len(start)], start) {
			return true
		}
	}
	return false
}

// shares are the signatures that are lines of their own. with: what divides
// the name from the date.
var shares = []struct{ start, platform, with string }{
	{"A post shared by ", "instagram", " on "},
	{"A photo posted by ", "instagram", " on "},
	{"A video posted by ", "instagram", " on "},
	{"Posted by ", "facebook", " on "},
	{"Gepostet von ", "facebook", " am "},
	{"Publiée par ", "facebook", " sur "},
}

// sharedPosts finds the posts whose signature is a line of its own.
func (p *page) sharedPosts(body, end int) {
	for _, s := range shares {
		for at := body; at < end; {
			n := strings.Index(p.text[at:end], s.start)
			if n < 0 {
				break
			}
			at += n
			if rest := strings.TrimLeft(p.text[p.nearLineStart(at):at], "—–- >"); rest == "" || s.platform != "facebook" {
				p.sharedPost(at, at+len(s.start), s.platform, s.with, body)
			}
			at += len(s.start)
		}
	}
}

// sharedPost reads a signature that begins at start with the name at name.
func (p *page) sharedPost(start, name int, platform, with string, body int) {
	end := min(len(p.text), name+200)
	if nl := strings.IndexByte(p.text[name:end], '\n'); nl >= 0 {
		end = name + nl
	}
	sig := signature{dash: start, end: end, platform: platform}
	who, when, dated := strings.Cut(p.text[name:end], with)
	if dated {
		d, ok := calendar.At(when, calendar.MonthFirst)
		if !ok || d.Year == 0 {
			return
		}
		sig.posted, sig.end = d.String(), name+len(who)+len(with)+d.End
	} else if platform == "facebook" {
		return
	}
	sig.account = p.span(name, name+len(who))
	if open := strings.LastIndexByte(who, '('); open > 0 && strings.HasSuffix(strings.TrimSpace(who), ")") {
		if handle, _, ok := readHandle(strings.TrimSuffix(strings.TrimSpace(who)[open+1:], ")")); ok {
			sig.handle, sig.account = handle, p.span(name, name+open)
		}
	}
	words, ok := p.postWords(start, body, false)
	if !ok || strings.EqualFold(words.Text, "View this post on Instagram") {
		words = p.span(start, start)
	}
	if words.Text == "" {
		p.posts = append(p.posts, record.Post{Span: p.span(start, sig.end), Platform: platform, Account: sig.account.Text, Handle: sig.handle, Posted: sig.posted, AccountSpan: &sig.account})
		return
	}
	p.addPost(words, sig)
}
