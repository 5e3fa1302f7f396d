package layout

import "testing"

func TestLanguage(t *testing.T) {
	for want, text := range map[string]string{
		"en": "The river rose overnight and flooded the lower town, officials said.",
		"de": "Der Fluss stieg über Nacht und überschwemmte die untere Stadt, wie es am Montag hieß.",
		"fr": "La rivière est montée dans la nuit et a inondé les rues de la ville basse.",
		"es": "El río subió durante la noche y inundó las calles de la ciudad baja, según las autoridades.",
		"pt": "O rio subiu durante a noite e inundou as ruas da cidade, não havendo feridos.",
		"it": "Il fiume è salito nella notte e ha allagato le strade della città, che non è più al sicuro.",
		"ru": "Река поднялась за ночь и затопила нижний город, но это не было неожиданностью.",
		"uk": "Річка піднялася за ніч і затопила нижнє місто, але це не було несподіванкою.",
		"tr": "Nehir bir gecede yükseldi ve aşağı şehir için bu çok kötü oldu.",
		"ar": "ارتفع النهر خلال الليل وغمر المدينة السفلى",
		"fa": "رودخانه شبانه بالا آمد و شهر پایین را گرفت، یک مقام گفت",
		"he": "הנהר עלה במהלך הלילה והציף את העיר התחתית",
		"ja": "川の水位は一夜のうちに上がり、下町は水につかりました。",
		"zh": "河水一夜之间上涨，淹没了下城区，官员们星期一说。",
		"ko": "강물이 밤새 불어나 아랫마을이 물에 잠겼다고 당국이 말했다.",
		"":   "12345 67",
	} {
		if got := Language(text); got != want {
			t.Errorf("got %q, want %q: %s", got, want, text)
		}
	}
}
