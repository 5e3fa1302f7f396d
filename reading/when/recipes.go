package when

// recipes value what the rules find, by the name in the rule's second column.
var recipes = [...]struct {
	name  string
	value func(*valuer, *found) valued
}{
	{"date", valueDate},
	{"iso", valueISO},
	{"slash", valueSlash},
	{"dayof", valueDayOf},
	{"first-day", valueFirstDay},
	{"night", valueNight},
	{"weekdays-ago", valueWeekdaysAgo},
	{"unit-beyond", valueUnitBeyond},
	{"decade", valueDecade},
	{"century", valueCentury},
	{"weekday", valueWeekday},
	{"weekday-week", valueWeekdayOfWeek},
	{"week-of", valueWeekOf},
	{"deictic", valueDeictic},
	{"part", valuePart},
	{"clock", valueClock},
	{"unit", valueUnit},
	{"offset", valueOffset},
	{"offset-from", valueOffsetFrom},
	{"quarter", valueQuarter},
	{"period", valuePeriod},
	{"yearago", valueYearAgo},
	{"months", valueMonths},
	{"fiscal", valueFiscal},
	{"duration", valueDuration},
	{"length", valueLength},
	{"span", valueSpan},
	{"set", valueSet},
	{"ref", valueRef},
	{"holiday", valueHoliday},
}

// recipeNamed returns a recipe; nil where the name has none.
func recipeNamed(name string) func(*valuer, *found) valued {
	for _, r := range recipes {
		if r.name == name {
			return r.value
		}
	}
	return nil
}
