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

// wantFigures reads texts and compares what is found in each.
func wantFigures(t *testing.T, texts map[string]string) {
	t.Helper()
	for text, want := range texts {
		if got := strings.Join(figures(text), " "); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestFiguresAreMeasuredByWhatBefell(t *testing.T) {
	wantFigures(t, map[string]string{
		"The blast killed at least 16 people.":                                                     "at least 16 people|killed|16,16,-",
		"Nearly 40 people were injured in the crash.":                                              "Nearly 40 people|injured|40,-,40",
		"Police arrested 12 demonstrators.":                                                        "12 demonstrators|detained|12,12,12",
		"Gunmen kidnapped three engineers.":                                                        "three engineers|abducted|3,3,3",
		"The flood displaced 1.5 million people.":                                                  "1.5 million people|displaced|1500000,1500000,1500000",
		"Jets struck 85 targets.":                                                                  "85 targets|targets|85,85,85",
		"Rebels fired 30 rockets.":                                                                 "30 rockets|munitions|30,30,30",
		"The army lost four helicopters.":                                                          "four helicopters|aircraft|4,4,4",
		"Kenya sent 300 soldiers to the border.":                                                   "300 soldiers|troops|300,300,300",
		"The ministry paid $5 million.":                                                            "$5 million|money|5000000,5000000,5000000",
		"The ministry paid about 20 million euros.":                                                "about 20 million euros|money|20000000,-,-",
		"Prices rose by 25 percent.":                                                               "25 percent|percent|25,25,25",
		"Dozens of villagers fled.":                                                                "Dozens of villagers|displaced|-,24,-",
		"There were no casualties.":                                                                "no casualties|killed|0,0,0",
		"Nobody was hurt.":                                                                         "Nobody|injured|0,0,0",
		"A soldier was killed on Monday.":                                                          "A soldier|killed|1,1,1",
		"Another 41 people were injured on Monday.":                                                "41 people|injured|41,41,41",
		"Two soldiers and 16 gunmen were killed.":                                                  "Two soldiers|killed|2,2,2 16 gunmen|killed|16,16,16",
		"The raid left 12 people dead.":                                                            "12 people|killed|12,12,12",
		"The deaths of 14 miners shocked the town.":                                                "14 miners|killed|14,14,14",
		"Between three and nine officers were wounded.":                                            "Between three and nine officers|injured|-,3,9",
		"The army seized 3,525 rounds of ammunition.":                                              "3,525 rounds of ammunition|munitions|3525,3525,3525",
		"Four people were taken to hospital.":                                                      "Four people|injured|4,4,4",
		"The storm damaged 120 houses.":                                                            "120 houses|other|120,120,120",
		"Five farmers were killed and 23 injured.":                                                 "Five farmers|killed|5,5,5 23 injured|injured|23,23,23",
		"Twelve bodies were pulled from the rubble.":                                               "Twelve bodies|killed|12,12,12",
		"Not one fighter was killed.":                                                              "Not one fighter|killed|0,0,0",
		"Not a single soldier was hurt.":                                                           "Not a single soldier|injured|0,0,0",
		"The raid ended without casualties.":                                                       "without casualties|killed|0,0,0",
		"Cholera has infected more than 2,000 in camps.":                                           "more than 2,000|people|2000,2000,-",
		"The quake left some 50,000 homeless.":                                                     "some 50,000 homeless|displaced|50000,-,-",
		"Gunmen abducted girls. Six girls are held.":                                               "Six girls|abducted|6,6,6",
		"The death toll was at least 27.":                                                          "at least 27|killed|27,27,-",
		"The number of dead now stands at 31.":                                                     "31|killed|31,31,31",
		"The death toll topped 100 on Monday.":                                                     "topped 100|killed|100,100,-",
		"One person was killed and another wounded.":                                               "One person|killed|1,1,1 another wounded|injured|1,1,1",
		"Both pilots died.":                                                                        "Both pilots|killed|2,2,2",
		"Wolves killed 40 sheep.":                                                                  "40 sheep|other|40,40,40",
		"Three of the sailors were rescued.":                                                       "Three of the sailors|people|3,3,3",
		"Fourteen of the injured later died in a clinic.":                                          "Fourteen of the injured|killed|14,14,14",
		"Two of the hostages were shot dead.":                                                      "Two of the hostages|killed|2,2,2",
		"Six of those arrested were minors.":                                                       "Six of those arrested|detained|6,6,6",
		"Villagers buried 17 people on Sunday.":                                                    "17 people|killed|17,17,17",
		"An avalanche buried four skiers.":                                                         "four skiers|people|4,4,4",
		"The envoy said 40 villagers had been \"slaughtered\".":                                    "40 villagers|killed|40,40,40",
		"A magnitude 6.3 quake shook the island.":                                                  "",
		"The brigade lost 12 men, three tanks and nine trucks.":                                    "12 men|killed|12,12,12 three tanks|other|3,3,3 nine trucks|other|9,9,9",
		"She faces three counts of murder.":                                                        "three counts|other|3,3,3",
		"The women, eleven of them, were murdered in a barn.":                                      "eleven of them|killed|11,11,11",
		"The storm left 900 people without shelter.":                                               "900 people|displaced|900,900,900",
		"The shelling forced 300 families to flee.":                                                "300 families|displaced|300,300,300",
		"Gunners shot down 21 of 30 drones.":                                                       "21 of 30 drones|aircraft|21,21,21 30 drones|aircraft|30,30,30",
		"It downed 18 drones, including seven over the delta and two near Kirra.":                  "18 drones|aircraft|18,18,18 seven|aircraft|7,7,7 two|aircraft|2,2,2",
		"Three men died in Osso and one in the hamlet of Lind.":                                    "Three men|killed|3,3,3 one|killed|1,1,1",
		"Fire broke out at the mill. No one was injured.":                                          "No one|injured|0,0,0",
		"By Friday 212 deaths were recorded, up from 97 a week before.":                            "212 deaths|killed|212,212,212 97|killed|97,97,97",
		"Some 300 and 120 families were affected in Osso and Lind.":                                "Some 300|other|300,-,- 120 families|other|120,120,120",
		"The mayor put the toll at 31, including six children.":                                    "31|killed|31,31,31 six children|killed|6,6,6",
		"The launch had some 90 aboard.":                                                           "some 90|people|90,-,-",
		"On Sunday, five members of a family from Osso, Lindland, died when their van overturned.": "five members of a family|killed|5,5,5",
		"Deaths: 341\nInjured: 1,200 (+14)\nHouses destroyed: 2,450":                               "Deaths: 341|killed|341,341,341 Injured: 1,200|injured|1200,1200,1200 Houses destroyed: 2,450|other|2450,2450,2450",
		"The minister reported 60 deaths but revised that figure to 31 in clinics and 12 at home.": "60 deaths|killed|60,60,60 31|killed|31,31,31 12|killed|12,12,12",
		"Organisers estimated the crowd at 40,000; police put it at 9,000.":                        "40,000|people|40000,40000,40000 9,000|people|9000,9000,9000",
		"Nine boys were killed, of whom four were twins.":                                          "Nine boys|killed|9,9,9 four|killed|4,4,4",
		"The union says 61 miners have been killed; the ministry counts 48.":                       "61 miners|killed|61,61,61 48|killed|48,48,48",
		"Police arrested 30 people. Six of them were released.":                                    "30 people|detained|30,30,30 Six of them|detained|6,6,6",
		"Seven sailors drowned and 23 were rescued.":                                               "Seven sailors|killed|7,7,7 23|people|23,23,23",
		"Six men died, down from an earlier figure of ten.":                                        "Six men|killed|6,6,6 ten|killed|10,10,10",
		"The bodies of four men abducted on Friday were found in a ditch.":                         "four men|killed|4,4,4",
		"About one in five residents fled, and nine out of ten shops closed.":                      "",
		"The militia killed two men in five days.":                                                 "two men|killed|2,2,2",
		"Raiders killed two in five days.":                                                         "two|killed|2,2,2",
		"Nine others were in hospital.":                                                            "Nine others|injured|9,9,9",
		"Three sailors could not be found.":                                                        "Three sailors|missing|3,3,3",
		"Some 900 U.S. and Kenyan troops took part.":                                               "Some 900 U.S. and Kenyan troops|troops|900,-,-",
		"The bank pledged €85.5m and 200 million kroner.":                                          "€85.5m|money|85500000,85500000,85500000 200 million kroner|money|200000000,200000000,200000000",
		"There were 40 crashes with no deaths.":                                                    "40 crashes|other|40,40,40 no deaths|killed|0,0,0",
		"Two of those abducted were nurses; nine of the detained are minors.":                      "Two of those abducted|abducted|2,2,2 nine of the detained|detained|9,9,9",
		"Fighting forced 5,000 people to leave their homes.":                                       "5,000 people|displaced|5000,5000,5000",
		"17 wounded in Lind. Earlier: 9.":                                                          "17 wounded|injured|17,17,17 9|injured|9,9,9",
	})
}

func TestFiguresInTheirSentences(t *testing.T) {
	wantFigures(t, map[string]string{
		"The drone strike killed at least 23 people and wounded more than 40 on Tuesday, a medical group said.":                                   "at least 23 people|killed|23,23,- more than 40|injured|40,40,-",
		"A drone strike on a crowded market in the town of Mellit in North Darfur killed at least 23 people and wounded more than 40 on Tuesday.": "at least 23 people|killed|23,23,- more than 40|injured|40,40,-",
		"Two climbers were killed and five others, including three guides, were missing after an avalanche.":                                      "Two climbers|killed|2,2,2 five others|missing|5,5,5 three guides|missing|3,3,3",
		"A further seven people were killed when a tent was struck.":                                                                              "seven people|killed|7,7,7",
		"A further 12 were wounded.": "12|injured|12,12,12",
		"More than 1,680 pupils have been kidnapped since the 2014 Chibok abduction.":                        "More than 1,680 pupils|abducted|1680,1680,-",
		"He recalled the 2011 killings and the 1998 deaths.":                                                 "",
		"By midday the number of injured had climbed to 37 from 22, the mayor said.":                         "37|injured|37,37,37 22|injured|22,22,22",
		"The number of people missing has risen to 14.":                                                      "14|missing|14,14,14",
		"The ministry said up to 60 of the mercenaries were destroyed.":                                      "up to 60 of the mercenaries|killed|60,-,60",
		"He added that two of its fighters were among them.":                                                 "two of its fighters|people|2,2,2",
		"The dead included seven children.":                                                                  "seven children|killed|7,7,7",
		"The injured include four police officers.":                                                          "four police officers|injured|4,4,4",
		"Three of the dead were soldiers.":                                                                   "Three of the dead|killed|3,3,3",
		"Eleven of the dead were members of one family whose house was hit.":                                 "Eleven of the dead|killed|11,11,11",
		"An adviser put the death toll at 31.":                                                               "31|killed|31,31,31",
		"Earlier reports had put the number of dead at four.":                                                "four|killed|4,4,4",
		"Officials put the number of wounded at more than 50.":                                               "more than 50|injured|50,50,-",
		"Nine people were killed, among them two nurses.":                                                    "Nine people|killed|9,9,9 two nurses|killed|2,2,2",
		"Eleven were arrested, among them three teachers.":                                                   "Eleven|detained|11,11,11 three teachers|detained|3,3,3",
		"The storm left 11 dead and 40 missing.":                                                             "11 dead|killed|11,11,11 40 missing|missing|40,40,40",
		"Five gunmen who had wounded 12 people were seen in Lind.":                                           "Five gunmen|people|5,5,5 12 people|injured|12,12,12",
		"Two robbers and a gunman fled in a van.":                                                            "Two robbers|people|2,2,2",
		"Two raids that killed nine people were condemned.":                                                  "Two raids|other|2,2,2 nine people|killed|9,9,9",
		"A man who had been in a business dispute with his two brothers shot and killed them on Friday.":     "",
		"The first of five shootings that wounded 15 people was near the port.":                              "five shootings|other|5,5,5 15 people|injured|15,15,15",
		"The strike killed nine people, including three children.":                                           "nine people|killed|9,9,9 three children|killed|3,3,3",
		"The fire left eight dead and 20 injured, four of them critically.":                                  "eight dead|killed|8,8,8 20 injured|injured|20,20,20 four of them|injured|4,4,4",
		"Seventeen people remain missing.":                                                                   "Seventeen people|missing|17,17,17",
		"About 300 homes were destroyed.":                                                                    "About 300 homes|other|300,-,-",
		"Gunmen abduct 40 schoolgirls":                                                                       "40 schoolgirls|abducted|40,40,40",
		"Two climbers die, five missing after avalanche":                                                     "Two climbers|killed|2,2,2 five missing|missing|5,5,5",
		"12 dead, 30 hurt in bus crash":                                                                      "12 dead|killed|12,12,12 30 hurt|injured|30,30,30",
		"Blast in Kabul leaves 5 dead":                                                                       "5 dead|killed|5,5,5",
		"The toll stood at 45, with 120 people still unaccounted for.":                                       "45|killed|45,45,45 120 people|missing|120,120,120",
		"Israel's campaign has since killed more than 52,000 Palestinians, most of them women and children.": "more than 52,000 Palestinians|killed|52000,52000,-",
		"The floods killed 31 and forced 12,000 people from their homes.":                                    "31|killed|31,31,31 12,000 people|displaced|12000,12000,12000",
		"Some 4,000 families have fled their homes.":                                                         "Some 4,000 families|displaced|4000,-,-",
		"Police said 14 officers were hurt and 23 people arrested.":                                          "14 officers|injured|14,14,14 23 people|detained|23,23,23",
		"Rescuers pulled 14 survivors from the rubble.":                                                      "14 survivors|people|14,14,14",
		"All 59 hostages were returned.":                                                                     "59 hostages|abducted|59,59,59",
		"Russia launched 120 drones and nine missiles overnight, of which 98 were shot down.":                "120 drones|aircraft|120,120,120 nine missiles|munitions|9,9,9",
		"The explosion killed a woman and her two daughters.":                                                "a woman|killed|1,1,1 two daughters|killed|2,2,2",
		"A man, his wife and three children died in the fire.":                                               "A man|killed|1,1,1 three children|killed|3,3,3",
		"Four more bodies were found on Tuesday, bringing the death toll to 19.":                             "Four more bodies|killed|4,4,4 19|killed|19,19,19",
		"The casualty figures: 7 killed, 12 wounded, 3 missing.":                                             "7 killed|killed|7,7,7 12 wounded|injured|12,12,12 3 missing|missing|3,3,3",
		"Thirteen protesters have died since June.":                                                          "Thirteen protesters|killed|13,13,13",
		"No fewer than 200 troops were deployed to the border.":                                              "No fewer than 200 troops|troops|200,200,-",
		"Seven people were rescued and taken to hospital, two of them in critical condition.":                "Seven people|injured|7,7,7 two of them|injured|2,2,2",
		"The trip was run by Seven Ridges and Four Winds.":                                                   "",
		"Among the dead were two nurses.":                                                                    "two nurses|killed|2,2,2",
		"Bus crash kills 12, injures 30":                                                                     "12|killed|12,12,12 30|injured|30,30,30",
	})
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
		"The raid claimed the life of Olav Berg, 17 of 2249 Harbour St. in Lind.",
		"Shots were heard at 412 West Pine Avenue.",
		"Police say a 25 y/o man and a 43 y/o man were shot and killed.",
		"Image 2 of 4 The harbour at dawn",
		"Anyone older than 65 was evacuated.",
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
