package intake

import (
	"bytes"
	"path"
	"strings"
)

// Format is what an input's bytes are.
type Format string

const (
	Guess     Format = ""
	Text      Format = "text" // plain text or Markdown
	HTML      Format = "html"
	JSON      Format = "json"  // objects or arrays of objects, over any number of lines
	JSONLines Format = "jsonl" // one object a line
	Feed      Format = "feed"  // RSS, Atom or JSON Feed
	WARC      Format = "warc"
	Zip       Format = "zip"
	Tar       Format = "tar"
	Gzip      Format = "gzip" // one of the others, compressed
	Binary    Format = "binary"
)

// byExtension is what a file's name promises. A page or a text may carry any
// name, so the promise only breaks ties that the bytes leave open.
var byExtension = map[string]Format{
	".txt": Text, ".text": Text, ".md": Text, ".markdown": Text,
	".html": HTML, ".htm": HTML, ".xhtml": HTML, ".shtml": HTML,
	".json": JSON, ".jsonl": JSONLines, ".ndjson": JSONLines,
	".rss": Feed, ".atom": Feed, ".rdf": Feed,
}

// magic are the first bytes of formats that begin with a signature, and what
// to call them in an error message.
var magic = []struct {
	prefix string
	format Format
	name   string
}{
	{"\x1f\x8b", Gzip, "gzip"},
	{"PK\x03\x04", Zip, "zip"},
	{"PK\x05\x06", Zip, "zip"},
	{"WARC/", WARC, "WARC"},
	{"%PDF-", Binary, "a PDF file"},
	{"\x89PNG\r\n", Binary, "a PNG image"},
	{"\xff\xd8\xff", Binary, "a JPEG image"},
	{"GIF8", Binary, "a GIF image"},
	{"RIFF", Binary, "a RIFF file (WebP, WAV or AVI)"},
	{"\x7fELF", Binary, "an executable"},
	{"MZ\x90\x00", Binary, "an executable"},
	{"\xcf\xfa\xed\xfe", Binary, "an executable"},
	{"\xca\xfe\xba\xbe", Binary, "an executable"},
	{"\x00asm", Binary, "an executable"},
	{"BZh", Binary, "bzip2"},
	{"\xfd7zXZ\x00", Binary, "xz"},
	{"7z\xbc\xaf'\x1c", Binary, "7-Zip"},
	{"Rar!\x1a\x07", Binary, "RAR"},
	{"\x28\xb5\x2f\xfd", Binary, "Zstandard"},
	{"ID3", Binary, "an audio file"},
	{"OggS", Binary, "an audio file"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Binary, "an old Office file"},
	{"SQLite format 3\x00", Binary, "an SQLite database"},
	{"wOFF", Binary, "a font"},
	{"wOF2", Binary, "a font"},
}

// sniff decides the format of an input from its first bytes, the promise of
// its name and the hint; for Binary it also says what kind.
func sniff(name string, head []byte, hint Hint) (Format, string) {
	if hint.Format != Guess {
		return hint.Format, ""
	}
	for _, m := range magic {
		if bytes.HasPrefix(head, []byte(m.prefix)) && plausible(m.format, m.prefix, head) {
			return m.format, m.name
		}
	}
	if len(head) > 262 && string(head[257:262]) == "ustar" {
		return Tar, "tar"
	}
	promised := byExtension[extension(name)]
	if t := mediaType(hint.ContentType); promised == Guess || t != Guess {
		promised = t
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	if promised == JSON && sniffJSON(start) == Feed {
		return Feed, ""
	}
	if promised == Text || promised == JSON || promised == JSONLines {
		return promised, ""
	}
	if f := sniffMarkup(start); f != Guess {
		return f, ""
	}
	if f := sniffJSON(start); f != Guess {
		return f, ""
	}
	if promised != Guess {
		return promised, ""
	}
	if what := binaryKind(head); what != "" {
		return Binary, what
	}
	return Text, ""
}

// plausible tells whether printable magic ("ID3", "RIFF", "BZh") is followed
// by the control bytes of a binary file rather than by prose.
func plausible(f Format, prefix string, head []byte) bool {
	if f != Binary || prefix[0] < ' ' || prefix[0] > '~' || prefix[0] == '%' {
		return true
	}
	return bytes.ContainsAny(head[:min(len(head), 64)], "\x00\x01\x02\x03\x04\x05\x06\x07\x08")
}

// extension returns the lower-case extension of a name, behind ".gz" if it
// has that, without a URL's query.
func extension(name string) string {
	name, _, _ = strings.Cut(name, "?")
	name = strings.ToLower(name)
	name = strings.TrimSuffix(name, ".gz")
	return path.Ext(name)
}

// mediaType returns the format a Content-Type header promises.
func mediaType(header string) Format {
	t, _, _ := strings.Cut(header, ";")
	switch t = strings.ToLower(strings.TrimSpace(t)); {
	case t == "text/html" || t == "application/xhtml+xml":
		return HTML
	case t == "text/markdown":
		return Text
	case t == "application/x-ndjson" || t == "application/jsonl" || t == "application/x-jsonlines":
		return JSONLines
	case t == "application/feed+json" || t == "application/rss+xml" || t == "application/atom+xml":
		return Feed
	}
	return Guess
}

// markupStarts are how pages and feeds begin, lower case.
var markupStarts = []struct {
	prefix string
	format Format
}{
	{"<!doctype html", HTML}, {"<html", HTML}, {"<head", HTML}, {"<body", HTML}, {"<title", HTML},
	{"<meta", HTML}, {"<article", HTML}, {"<div", HTML}, {"<p>", HTML}, {"<p ", HTML}, {"<h1", HTML}, {"<script", HTML},
	{"<section", HTML}, {"<main", HTML}, {"<link", HTML}, {"<table", HTML}, {"<span", HTML},
	{"<rss", Feed}, {"<feed", Feed}, {"<rdf:rdf", Feed},
}

// sniffMarkup looks behind an XML declaration, comments and a document type
// for the first telling tag.
func sniffMarkup(head []byte) Format {
	lower := bytes.ToLower(head[:min(len(head), 4096)])
	for len(lower) > 0 && lower[0] == '<' {
		for _, s := range markupStarts {
			if bytes.HasPrefix(lower, []byte(s.prefix)) {
				return s.format
			}
		}
		end := []byte(">")
		switch {
		case bytes.HasPrefix(lower, []byte("<!--")):
			end = []byte("-->")
		case bytes.HasPrefix(lower, []byte("<?")), bytes.HasPrefix(lower, []byte("<!")):
		default:
			return Guess
		}
		at := bytes.Index(lower, end)
		if at < 0 {
			return sniffInside(lower)
		}
		lower = bytes.TrimLeft(lower[at+len(end):], " \t\r\n]>")
	}
	return Guess
}

// sniffInside settles markup whose prologue is longer than the sniffed head.
func sniffInside(lower []byte) Format {
	for _, s := range markupStarts {
		if s.format == Feed && bytes.Contains(lower, []byte(s.prefix)) {
			return Feed
		}
	}
	if bytes.Contains(lower, []byte("<html")) || bytes.HasPrefix(lower, []byte("<!--")) {
		return HTML
	}
	return Guess
}

// sniffJSON tells JSON by its first two significant bytes: {" or {} or [{ or
// []. "[TEXT] …" and "{curly prose}" are not JSON.
func sniffJSON(start []byte) Format {
	if len(start) == 0 || start[0] != '{' && start[0] != '[' {
		return sniffLines(start)
	}
	rest := bytes.TrimLeft(start[1:], " \t\r\n")
	switch {
	case len(rest) == 0:
		return Guess
	case start[0] == '{' && bytes.Contains(start[:min(len(start), 2048)], []byte(`"https://jsonfeed.org/version/`)):
		return Feed
	case start[0] == '{' && (rest[0] == '"' || rest[0] == '}'), start[0] == '[' && (rest[0] == '{' || rest[0] == ']'):
		return JSON
	}
	return Guess
}

// sniffLines finds JSON Lines whose first line is broken: most of the other
// lines in the head begin with {" .
func sniffLines(start []byte) Format {
	lines := bytes.Split(start, []byte("\n"))
	objects := 0
	for _, l := range lines {
		if bytes.HasPrefix(l, []byte(`{"`)) {
			objects++
		}
	}
	if objects >= 2 && 2*objects > len(lines) {
		return JSONLines
	}
	return Guess
}

// binaryKind tells text from other bytes by the share of control bytes in the
// head; "" means text. NUL bytes alone do not make a text binary, many do.
func binaryKind(head []byte) string {
	if hasUTF16Mark(head) || looksUTF16(head) {
		return ""
	}
	control := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b && c != '\b' {
			control++
		}
	}
	if control*10 > len(head) && control > 3 {
		return "a binary file"
	}
	return ""
}
