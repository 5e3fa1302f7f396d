package what_test

import "testing"

// TestEventsHaveTheirDay reads invented sentences published on Tuesday, 10
// March 2026: the event of a trigger has the day given, or none.
func TestEventsHaveTheirDay(t *testing.T) {
	for _, c := range []struct{ name, text, trigger, day string }{
		{"verb", "Jets bombed the port of Adrana on Monday.", "bombed", "2026-03-09"},
		{"noun after of", "Sunday's raid on the depot left four people dead.", "raid", "2026-03-08"},
		{"noun before", "The firm has begun to pay for the damage from the earthquake of 2 February.", "earthquake", "2026-02-02"},
		{"noun through its own complements", "Many still recall the invasion of the island by troops from the mainland in 2024.", "invasion", "2024"},
		{"compound", "The court opened a probe into the 2 February bombings in Adrana.", "bombings", "2026-02-02"},
		{"possessive after a preposition", "Gaps remain before next week's talks in Oslo.", "talks", "2026-W12"},
		{"the saying", "Rebels attacked the town of Kirra, officials said Monday.", "attacked", ""},
		{"the saying before", "Officials said Monday that rebels attacked a depot.", "attacked", ""},
		{"the condemnation", "Norland condemned the raid on Monday.", "condemned", "2026-03-09"},
		{"too old for a condemnation", "Norland condemned Sudland's invasion of Kirra on 2 February.", "invasion", "2026-02-02"},
		{"not of the condemnation then", "Norland condemned Sudland's invasion of Kirra on 2 February.", "condemned", ""},
		{"of a person", "The man, who was born in 1950, was arrested.", "arrested", ""},
		{"another clause", "He left Adrana on Monday after his house was attacked.", "attacked", ""},
		{"in the same breath", "Police raided the office on Monday, arresting 12 people.", "arresting", "2026-03-09"},
		{"at its head", "Also Sunday, thousands of workers protested against the tax.", "protested", "2026-03-08"},
		{"when", "The talks will continue through Thursday, when the new government is to be sworn in.", "sworn in", "2026-03-12"},
		{"not until", "Rebels will besiege Adrana through Thursday.", "besiege", ""},
		{"part of it", "The participation of Norland's air force in Monday's strikes on Adrana drew anger.", "participation", "2026-03-09"},
		{"a death that followed", "Gunmen shot two men in Adrana. A third victim died at a hospital on Sunday night.", "shot", ""},
		{"a death of wounds", "Gunmen attacked a bus in Adrana. The driver died of his wounds on Monday.", "attacked", ""},
		{"a death at the scene", "Gunmen attacked a bus in Adrana. The driver died at the scene on Sunday.", "attacked", "2026-03-08"},
		{"what follows", "Sunday's attack on the market was followed on Monday by a drone strike on the port of Adrana.", "drone strike", "2026-03-09"},
		{"what it follows", "Sunday's attack on the market was followed on Monday by a drone strike on the port of Adrana.", "attack", "2026-03-08"},
		{"deed in words", "Norland condemned the raid on Monday. Norland also accused the rebels of lying.", "accused", "2026-03-09"},
		{"now is no day", "Two men are now charged with murder.", "charged", ""},
	} {
		r := read(c.text)
		e := event(r, c.trigger)
		if e == nil {
			t.Errorf("%s: no event at %q in %q", c.name, c.trigger, c.text)
			continue
		}
		day := e.Time
		for _, x := range r.Times {
			if string(x.ID) == day {
				day = x.Value
			}
		}
		if day != c.day {
			t.Errorf("%s: %q in %q is dated %q, want %q", c.name, c.trigger, c.text, day, c.day)
		}
	}
}
