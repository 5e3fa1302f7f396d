package howmany

import (
	"fmt"
	"strings"
	"testing"

	"sayso/reading/grammar"
	"sayso/reading/words"
	"sayso/record"
)

// figures reads a text and lists its figures as "span|measure|value,low,high".
func figures(text string) []string {
	report := &record.Report{Text: text}
	var out []string
	for _, f := range Find(grammar.New().Parse(words.Split(report)), report) {
		out = append(out, fmt.Sprintf("%s|%s|%s", f.Span.Text, f.Measure, show(f.Value, f.Low, f.High)))
	}
	return out
}

func TestFiguresAreMeasuredByWhatBefell(t *testing.T) {
	for text, want := range map[string]string{
		"The blast killed at least 16 people.":           "at least 16 people|killed|16,16,-",
		"Nearly 40 people were injured in the crash.":    "Nearly 40 people|injured|40,-,40",
		"Police arrested 12 demonstrators.":              "12 demonstrators|detained|12,12,12",
		"Gunmen kidnapped three engineers.":              "three engineers|abducted|3,3,3",
		"The flood displaced 1.5 million people.":        "1.5 million people|displaced|1500000,1500000,1500000",
		"Jets struck 85 targets.":                        "85 targets|targets|85,85,85",
		"Rebels fired 30 rockets.":                       "30 rockets|munitions|30,30,30",
		"The army lost four helicopters.":                "four helicopters|aircraft|4,4,4",
		"Kenya sent 300 soldiers to the border.":         "300 soldiers|troops|300,300,300",
		"The ministry paid $5 million.":                  "$5 million|money|5000000,5000000,5000000",
		"The ministry paid about 20 million euros.":      "about 20 million euros|money|20000000,-,-",
		"Prices rose by 25 percent.":                     "25 percent|percent|25,25,25",
		"Dozens of villagers fled.":                      "Dozens of villagers|displaced|-,24,-",
		"There were no casualties.":                      "no casualties|killed|0,0,0",
		"Nobody was hurt.":                               "Nobody|injured|0,0,0",
		"A soldier was killed on Monday.":                "A soldier|killed|1,1,1",
		"Another 41 people were injured on Monday.":      "41 people|injured|41,41,41",
		"Two soldiers and 16 gunmen were killed.":        "Two soldiers|killed|2,2,2 16 gunmen|killed|16,16,16",
		"The raid left 12 people dead.":                  "12 people|killed|12,12,12",
		"The deaths of 14 miners shocked the town.":      "14 miners|killed|14,14,14",
		"Between three and nine officers were wounded.":  "Between three and nine officers|injured|-,3,9",
		"The army seized 3,525 rounds of ammunition.":    "3,525 rounds of ammunition|munitions|3525,3525,3525",
		"Four people were taken to hospital.":            "Four people|injured|4,4,4",
		"The storm damaged 120 houses.":                  "120 houses|other|120,120,120",
		"Five farmers were killed and 23 injured.":       "Five farmers|killed|5,5,5 23 injured|injured|23,23,23",
		"Twelve bodies were pulled from the rubble.":     "Twelve bodies|killed|12,12,12",
		"Not one fighter was killed.":                    "Not one fighter|killed|0,0,0",
		"Not a single soldier was hurt.":                 "Not a single soldier|injured|0,0,0",
		"The raid ended without casualties.":             "without casualties|killed|0,0,0",
		"Cholera has infected more than 2,000 in camps.": "more than 2,000|people|2000,2000,-",
		"The quake left some 50,000 homeless.":           "some 50,000 homeless|displaced|50000,-,-",
		"Gunmen abducted girls. Six girls are held.":     "Six girls|abducted|6,6,6",
		"The death toll was at least 27.":                "at least 27|killed|27,27,-",
		"The number of dead now stands at 31.":           "31|killed|31,31,31",
		"The death toll topped 100 on Monday.":           "topped 100|killed|100,100,-",
		"One person was killed and another wounded.":     "One person|killed|1,1,1 another wounded|injured|1,1,1",
		"Both pilots died.":                              "Both pilots|killed|2,2,2",
		"Wolves killed 40 sheep.":                        "40 sheep|other|40,40,40",
		"Three of the sailors were rescued.":             "Three of the sailors|people|3,3,3",
	} {
		if got := strings.Join(figures(text), " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestDatesAgesAddressesAndNamesAreNoFigures(t *testing.T) {
	for _, text := range []string{
		"The talks began on March 12, 2025.",
		"Ana Lind, 41, lives in Oslo.",
		"The 19-year-old was released.",
		"The meeting starts at 7 p.m. on Friday.",
		"The council passed Resolution 2728.",
		"She lives at 227 Harbour Road.",
		"The three-hour session ended late.",
		"It was the 30th anniversary of the treaty.",
		"Police closed Highway 66.",
		"The fire began in 1998.",
		"He carried an AK-47.",
		"The village is 12 kilometres from the border.",
		"Rovers won 3-1.",
	} {
		if got := figures(text); len(got) > 0 {
			t.Errorf("%q: %v, want none", text, got)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	report := &record.Report{Text: strings.Repeat("At least 16 people were killed on Monday, and dozens of houses burned in the port. ", 200)}
	doc := grammar.New().Parse(words.Split(report))
	b.SetBytes(int64(len(report.Text)))
	for b.Loop() {
		Find(doc, report)
	}
}
