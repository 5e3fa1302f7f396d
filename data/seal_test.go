package data

import "testing"

func TestSealTellsKindVersionAndDamage(t *testing.T) {
	file := string(Seal("TST", 2, []byte("weights")))
	if body, ok := Unseal("TST", 2, file); !ok || body != "weights" {
		t.Errorf("%q, %v", body, ok)
	}
	bad := []byte(file)
	bad[len(bad)-1] ^= 1
	for name, file := range map[string]string{"empty": "", "short": file[:9], "damaged": string(bad), "cut": file[:len(file)-1]} {
		if _, ok := Unseal("TST", 2, file); ok {
			t.Errorf("a file that is %s was opened", name)
		}
	}
	if _, ok := Unseal("TST", 3, file); ok {
		t.Error("another version was opened")
	}
	if _, ok := Unseal("OTH", 2, file); ok {
		t.Error("another model was opened")
	}
}

func TestModelsAreWhole(t *testing.T) {
	for kind, file := range map[string]string{"NAM": NamesModel, "TWN": Towns, "SNT": SentenceModel, "CAS": CasingModel, "SAI": SaidModel, "ROL": RolesModel, "NET": NeuralModel} {
		if file == "" && (kind == "CAS" || kind == "SAI" || kind == "ROL") {
			continue // left out of a build without corpora of unclear licence
		}
		if _, ok := Unseal(kind, 1, file); !ok {
			t.Errorf("the model %s is damaged or of another version", kind)
		}
	}
}
