package casing

import (
	"strings"
	"testing"
)

func TestTextsInCapitalsGetTheirCaseBack(t *testing.T) {
	const loud = "LIMA, 3 MAR 90 (REUTER) -- THE MAYOR OF LIMA SAID YESTERDAY THAT TWO MEN WITH RIFLES ATTACKED A BANK IN CUZCO.  " +
		"PRESIDENT ALAN GARCIA'S GOVERNMENT CONDEMNED THE ATTACK, AND THE UNITED NATIONS DIDN'T COMMENT."
	got, ok := Restore(loud)
	if !ok || len(got) != len(loud) || !strings.EqualFold(got, loud) {
		t.Fatalf("%v %q: want the same letters in another case", ok, got)
	}
	for _, want := range []string{"The mayor of Lima said", "two men with rifles attacked a bank in ", "President Alan Garcia's government", "the United Nations didn't"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func TestOrdinaryTextsStay(t *testing.T) {
	for _, text := range []string{
		"", "BREAKING", "The mayor said the bridge is shut.",
		"BRIDGE SHUT, MAYOR SAYS\n\nThe mayor of Adrana said on Monday that the bridge is shut, and that nobody knows for how long it will stay so.",
	} {
		if got, ok := Restore(text); ok || got != text {
			t.Errorf("%q became %q", text, got)
		}
	}
}

func TestEveryByteKeepsItsPlace(t *testing.T) {
	for _, text := range []string{
		strings.Repeat("ŞİLİ ÉL NIÑO ÇA ǅ ẞ ", 20), "THE \xff\xfe MAYOR SAID \xc3 THAT HE WILL NOT COME TO TOWN",
		strings.Repeat("A", 5000), strings.Repeat("'S 'T ", 50) + strings.Repeat("BIG ", 20),
	} {
		got, _ := Restore(text)
		if len(got) != len(text) {
			t.Errorf("%.40q: %d bytes became %d", text, len(text), len(got))
		}
		for i := range text {
			if (text[i] < 0x80) != (got[i] < 0x80) {
				t.Fatalf("%.40q: byte %d changed its kind", text, i)
			}
		}
	}
}

func BenchmarkOrdinaryText(b *testing.B) {
	text := strings.Repeat("The mayor of Adrana said on Monday that the bridge is shut. ", 500)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Restore(text)
	}
}
