package what_test

import (
	"testing"

	"sayso/record"
)

// Reports of peaceful things in warlike words must yield no violence.
func TestPeacefulReportsTellOfNoViolence(t *testing.T) {
	for name, text := range map[string]string{
		"markets": `Shares in Velmar Motors plunged on Tuesday after it fired the latest shot in a price war. Rivals are battling to defend their market share. "This is a bloodbath," said analyst Nina Korpel. The pound tumbled, hit by a storm of bad data. Hopes of a recovery died when orders collapsed. The central bank will raise rates to combat inflation.`,
		"product": `Orbita unveiled a phone that kills the password. Its explosive new processor blows away the competition, the company said. The firm has been locked in a patent battle with Nexon.`,
		"senate":  `The Senate killed a tax bill on Thursday after a storm of criticism. The measure came under fire from consumer groups. A battle over the budget looms. The governor, who is fighting for re-election, attacked the decision.`,
		"science": `The virus hijacks the lung's machinery and destroys its defences before it invades the blood, scientists found. A drug that blocks it was tested on 300 patients in a trial.`,
		"cricket": `Rohit Verma blasted 84 from 41 balls as the Royals crushed Kandar by seven wickets in the final. Captain Lee Ford said his side had gone for the kill. Bowler Tim Cole struck three times in the match.`,
		"review":  `The film opens with an ambush in which forty soldiers are slaughtered. The screenplay kills its best character, and the plot never recovers, though the actor fights well. The audience at the premiere cheered the director.`,
		"history": `In 1648 the troops of Duke Albrecht stormed Castle Veld. Some 2,000 defenders were killed.`,
		"health":  `Gerda Lindqvist, who battled for decades to save the reef, died of heart failure at her home on Monday.`,
	} {
		for _, e := range read(text).Events {
			switch e.Type {
			case record.EvAssault, record.EvDisaster, record.EvAccident, record.EvMobilize, record.EvCoerce:
				t.Errorf("%s: %s at %q", name, e.Type, e.Triggers[0].Text)
			}
		}
	}
}
