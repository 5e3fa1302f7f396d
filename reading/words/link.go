package words

import "strings"

// reach bounds how far an address without a scheme is followed, in bytes.
const reach = 256

// linkEnd returns the end of the URL, e-mail address, domain or file name at
// i, i if there is none.
func linkEnd(s string, i, b int) int {
	for _, start := range linkStarts {
		if b-i > len(start) && strings.EqualFold(s[i:i+len(start)], start) {
			return trimLink(s, i, urlEnd(s, i, b))
		}
	}
	j := i
	for limit := min(b, i+reach); j < limit && nameByte(s[j]); j++ {
	}
	if at := strings.IndexByte(s[i:j], '@'); at > 0 {
		if at+1 < j-i && isAlnum(s, i+at+1, j) && (isAlnum(s, i+at-1, j) || s[i+at-1] == '.') {
			return trimLink(s, i, j)
		}
		return i
	}
	return dottedName(s, i, j, b)
}

// urlEnd returns where the characters of a URL end.
func urlEnd(s string, i, b int) int {
	for i < b && strings.IndexByte("<>\"|", s[i]) < 0 {
		if s[i] == 0xE2 && i+2 < b && s[i+1] == 0x80 && s[i+2] != 0x8B { // smart quotes, dashes, ellipsis
			break
		}
		i++
	}
	return i
}

// trimLink leaves the punctuation at a link's end to the sentence.
func trimLink(s string, i, j int) int {
	for j > i+1 {
		c := s[j-1]
		if strings.IndexByte(".,;:!?'*]", c) < 0 && (c != ')' || strings.IndexByte(s[i:j], '(') >= 0) {
			break
		}
		j--
	}
	return j
}

// nameByte tells whether c may stand in an e-mail address or a dotted name.
func nameByte(c byte) bool {
	return c < 0x80 && (ascii[c] == letter || ascii[c] == digit || strings.IndexByte("._%+-@&", c) >= 0)
}

// dottedName returns the end of the domain (with its path) or file name at
// i, whose name characters end at j; i if it is neither.
func dottedName(s string, i, j, b int) int {
	for j > i && !isAlnum(s, j-1, j) {
		j--
	}
	name := s[i:j]
	dot := strings.LastIndexByte(name, '.')
	if dot <= 0 || !isAlnum(s, i, b) || strings.Contains(name, "..") {
		return i
	}
	last := name[dot+1:]
	many := strings.Count(name, ".") >= 2
	path := j < b && s[j] == '/' && isAlnum(s, j+1, b)
	switch lookup(dotted, last) {
	case domain, weakDomain:
		if lookup(dotted, last) == weakDomain && !path && (!many || isUpper(last, 0, len(last))) || dot < 2 {
			return i
		}
		if isUpper(last, 0, len(last)) && last != strings.ToUpper(last) {
			return i
		}
		if path {
			return trimLink(s, i, urlEnd(s, j, b))
		}
		return j
	case fileEnding:
		return j
	}
	if many && newsgroup(name) {
		return j
	}
	return i
}

// newsgroup tells names like "comp.sources.unix".
func newsgroup(name string) bool {
	size := 0
	for k := 0; k < len(name); k++ {
		switch c := name[k]; {
		case 'a' <= c && c <= 'z':
			size++
		case c == '.' && size > 2:
			size = 0
		default:
			return false
		}
	}
	return true
}
