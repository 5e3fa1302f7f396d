package who

import "testing"

func TestDbg(t *testing.T) {
	for _, x := range []string{"Another said: \"You could see the damp.\"", "The Cluster fears that the lean season will begin early.", "The governor of Rostan province, Aylin Demir, says 23 people are dead.", "Asked whether it would meet, the Permanent Representative of Malta, Ambassador José Etxeberria, whose country holds the presidency this month, said yes.", "The pro-Russian channel Rybar claimed that the bridge had been destroyed.", "The pro-government daily Vesti quoted Defense Minister Pavel Orlik as saying no.", "Russian Deputy Envoy to the #UN Dmitry Polyanskiy on Saturday denied it."} {
		c, ms, doc := settle(x)
		for _, n := range doc.Names {
			t.Log("NAME", doc.Span(n.Phrase).Text, n.Kind, n.Why)
		}
		for i, m := range ms {
			t.Log(doc.Span(m.Phrase).Text, m.Form, m.Kind, m.Why, c.Of[i])
		}
		t.Log(names(c))
	}
}
