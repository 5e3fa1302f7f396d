package intake

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"sayso/record"
)

// collect reads everything and returns the reports and the errors' texts.
func collect(name string, body string, hint Hint) (reports []*record.Report, errs []error) {
	for r, err := range Read(name, []byte(body), hint) {
		if err != nil {
			errs = append(errs, err)
		} else {
			reports = append(reports, r)
		}
	}
	return reports, errs
}

func TestPlainTextIsKeptByteForByte(t *testing.T) {
	for _, text := range []string{
		"Rain fell on the harbour all day.\r\n\r\n  Two boats sank.\n",
		"", "\n", "[TEXT] THE GOVERNMENT SAID", "{curly words}", "a\x00b\x01c", "\ufeffMarked", "# Heading\n\nBody.",
		"<3 is not a tag", "Ein Fluß — «цитата» 引用",
	} {
		got, errs := collect("story.txt", text, Hint{})
		if len(errs) > 0 || len(got) != 1 || got[0].Text != text {
			t.Errorf("%q: got %d reports, errors %v", text, len(got), errs)
		}
	}
}

func TestOtherEncodingsBecomeUTF8(t *testing.T) {
	for _, c := range []struct{ name, body, contentType, want string }{
		{"utf-16 with a mark", "\xff\xfeO\x00s\x00l\x00o\x00", "", "Oslo"},
		{"utf-16 without", "\x00O\x00s\x00l\x00o\x00 \x00n\x00o\x00w", "", "Oslo now"},
		{"header", "Caf\xe9", "text/plain; charset=iso-8859-1", "Café"},
		{"header that lies", "Café", "text/plain; charset=iso-8859-1", "Café"},
		{"windows-1252 quotes", "\x93We will stay,\x94 she said. \x93We have to.\x94", "", "“We will stay,” she said. “We have to.”"},
		{"a broken byte in UTF-8", "Größe, Straße, Übung \xff über", "", "Größe, Straße, Übung \ufffd über"},
	} {
		got, errs := collect("x", c.body, Hint{ContentType: c.contentType})
		if len(errs) > 0 || len(got) != 1 || got[0].Text != c.want {
			t.Errorf("%s: got %v, errors %v", c.name, got, errs)
		}
	}
}

func TestBadLinesDoNotStopTheOthers(t *testing.T) {
	body := `{"id": "a", "text": "One."}
{"id": "b", "text": 
{"id": "c", "text": "Three.", "published": "2024-02-03"}

[1, 2]
{"id": 7, "url": "https://example.org/x"}
{"id": 8, "text": "Eight.\u0000"}`
	got, errs := collect("in.jsonl", body, Hint{})
	var ids []string
	for _, r := range got {
		ids = append(ids, r.ID)
	}
	if fmt.Sprint(ids) != "[a c 8]" || got[2].Text != "Eight.\x00" || got[1].Published != "2024-02-03" {
		t.Errorf("reports: %v", ids)
	}
	var lines []int
	for _, err := range errs {
		var e *Error
		if !errors.As(err, &e) || e.File != "in.jsonl" {
			t.Fatalf("error without a file: %v", err)
		}
		lines = append(lines, e.Line)
	}
	if fmt.Sprint(lines) != "[2 5 6]" {
		t.Errorf("errors on lines %v: %v", lines, errs)
	}
}

func TestJSONComesInManyShapes(t *testing.T) {
	for name, body := range map[string]string{
		"lines":          "{\"text\":\"A\"}\n{\"text\":\"B\"}\n",
		"pretty":         "{\n \"text\": \"A\"\n}\n{\n \"text\":\n \"B\"}",
		"array":          "[{\"text\":\"A\"},{\"text\":\"B\"}]",
		"array on lines": "[\n{\"text\":\"A\"},\n{\"text\":\"B\"}\n]\n",
		"records":        "{\"report\":{\"text\":\"A\"},\"events\":[]}\n{\"report\":{\"text\":\"B\"}}",
	} {
		got, errs := collect("-", body, Hint{})
		if len(errs) > 0 || len(got) != 2 || got[0].Text != "A" || got[1].Text != "B" {
			t.Errorf("%s: %d reports, errors %v", name, len(got), errs)
		}
	}
}

func TestBinaryFilesAreRefusedByName(t *testing.T) {
	for _, body := range []string{"\x89PNG\r\n\x1a\n\x00\x00", "%PDF-1.7\n", "\x7fELF\x02\x01", strings.Repeat("\x00\x01\x02\x03", 99)} {
		got, errs := collect("photo", body, Hint{})
		if len(got) > 0 || len(errs) != 1 || !errors.Is(errs[0], ErrBinary) || !strings.HasPrefix(errs[0].Error(), "photo: ") {
			t.Errorf("%.8q: %d reports, errors %v", body, len(got), errs)
		}
	}
}

// endless gives the same line for ever and counts what was taken.
type endless struct{ taken int }

func (e *endless) Read(p []byte) (int, error) {
	const line = "{\"text\": \"Rain fell.\"}\n"
	n := 0
	for n+len(line) <= len(p) {
		n += copy(p[n:], line)
	}
	e.taken += n
	return n, nil
}

func TestLinesAreReadOneAtATime(t *testing.T) {
	var r io.Reader = &endless{}
	n := 0
	for _, err := range ReadFrom("-", r, Hint{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 100 {
			break
		}
	}
	if taken := r.(*endless).taken; taken > 1<<20 {
		t.Errorf("took %d bytes for 100 lines", taken)
	}
}

func TestAnOverlongLineIsSkipped(t *testing.T) {
	body := `{"text":"` + strings.Repeat("x", 3000) + "\"}\n" + `{"text":"B"}`
	got, errs := collect("a.jsonl", body, Hint{Limits: Limits{Document: 1000}})
	if len(got) != 1 || got[0].Text != "B" || len(errs) != 1 || !errors.Is(errs[0], ErrTooLarge) {
		t.Errorf("reports %v, errors %v", got, errs)
	}
}

func TestContentIDs(t *testing.T) {
	a, _ := One("a", []byte("Same words."), Hint{})
	b, _ := One("b", []byte("Same words."), Hint{})
	c, _ := One("c", []byte("Same words."), Hint{URL: "https://example.org/1"})
	if a.ID != b.ID || a.ID == c.ID || !strings.HasPrefix(a.ID, "sha256:") {
		t.Errorf("ids %q %q %q", a.ID, b.ID, c.ID)
	}
}
