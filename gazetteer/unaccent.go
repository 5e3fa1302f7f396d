package gazetteer

// unaccent returns the plain lower-case letters for a Latin letter with marks
// ("É" gives "e", "ß" gives "ss"); empty for any other rune.
func unaccent(r rune) string {
	var at int
	table := latin
	switch {
	case 0xC0 <= r && r <= 0x24F:
		at = 2 * int(r-0xC0)
	case 0x1E00 <= r && r <= 0x1EFF:
		at, table = 2*int(r-0x1E00), latinAdditional
	default:
		return ""
	}
	switch {
	case table[at] == ' ':
		return ""
	case table[at+1] == ' ':
		return table[at : at+1]
	}
	return table[at : at+2]
}

// Two letters for each rune from U+00C0 to U+024F: the base letters of the
// Unicode decomposition, and the usual transcription where there is none.
const latin = "a a a a a a aec e e e e i i i i d n o o o o o   o u u u u y thssa a a a a a aec e e e e i i i i " +
	"d n o o o o o   o u u u u y thy a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g " +
	"g g g g h h h h i i i i i i i i i i     j j k k k l l l l l l l l l l n n n n n n n n n o o o o " +
	"o o oeoer r r r r r s s s s s s s s t t t t t t u u u u u u u u u u u u w w y y y z z z z z z   " +
	"  b         o       d         a e               k k             o o                           u " +
	"u     y y                                                 a a i i o o u u u u u u u u u u   a a " +
	"a a aeae    g g k k o o o o     j       g g     n n a a aeaeo o a a a a e e e e i i i i o o o o " +
	"r r r r u u u u s s t t     h h             a a e e o o o o o o o o y y                         " +
	"                                "

// The same for U+1E00 to U+1EFF.
const latinAdditional = "a a b b b b b b c c d d d d d d d d d d e e e e e e e e e e f f g g h h h h h h h h h h i i i i " +
	"k k k k k k l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o p p p p r r r r r r r r " +
	"s s s s s s s s s s t t t t t t t t u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y " +
	"z z z z z z h t w y         ss  a a a a a a a a a a a a a a a a a a a a a a a a e e e e e e e e " +
	"e e e e e e e e i i i i o o o o o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u u u " +
	"u u y y y y y y y y             "
