package eval

import (
	"slices"
	"strings"

	"sayso/record"
)

// fillers collects what plays MUC-4's roles in a record.
type fillers [len(attackRoles)][]filler

func (f *fillers) put(role int, x filler) {
	if x.name != "" && !slices.ContainsFunc(f[role], func(o filler) bool { return o.name == x.name }) {
		f[role] = append(f[role], x)
	}
}

// attackFillers reads the fillers of the five roles off a record: who acts in
// attacks, kidnappings and robberies, whom and what they befall, and with
// what. The classes follow MUC-4's fill rules: people act by themselves or
// for a body, states take no part, only things that can be hit are targets,
// and combat is no attack.
func attackFillers(r *record.Record) fillers {
	var out fillers
	byID := map[record.EntityID]*record.Entity{}
	for i := range r.Entities {
		byID[r.Entities[i].ID] = &r.Entities[i]
	}
	for i := range r.Events {
		e := &r.Events[i]
		if !isAttack(e) {
			continue
		}
		why := string(e.Type) + " " + e.Mode + " " + strings.Join(strings.Fields(e.Triggers[0].Text), " ")
		for _, id := range e.Actors {
			out.actor(byID[id], why)
		}
		for _, id := range e.Recipients {
			out.befallen(byID[id], why)
		}
		for _, s := range e.Objects {
			out.object(r, s, why)
		}
		for _, s := range e.Instruments {
			if x := plain(s.Text); isOf(lastWord(x), weaponWords) {
				out.put(weapon, filler{x, []string{x}, why})
			}
		}
	}
	return out
}

func (f *fillers) actor(e *record.Entity, why string) {
	x := fillerOf(e, why)
	switch {
	case e.Kind == record.State:
	case e.Kind == record.Person, isPeople(lastWord(x.name)), isOf(lastWord(x.name), bandWords):
		f.put(perpInd, x)
	case e.Kind == record.Unnamed || e.Kind == record.Group:
		f.put(perpInd, x)
	default:
		f.put(perpOrg, x)
	}
}

func (f *fillers) befallen(e *record.Entity, why string) {
	x := fillerOf(e, why)
	switch {
	case isOf(lastWord(x.name), thingWords):
		f.put(target, x)
	case e.Kind == record.Person, isPeople(lastWord(x.name)):
		f.put(victim, x)
	case (e.Kind == record.Unnamed || e.Kind == record.Group) && !isOf(lastWord(x.name), bandWords):
		f.put(victim, x)
	}
}

// object puts words for what an event befell, by the name of the entity they
// belong to if there is one.
func (f *fillers) object(r *record.Record, s record.Span, why string) {
	name := plain(s.Text)
	x := filler{name, []string{name}, why}
	for i := range r.Entities {
		if touches(span{s.End - 1, s.End}, mentionSpans(r.Entities[i].Mentions)) {
			f.befallen(&r.Entities[i], why)
			return
		}
	}
	switch last := lastWord(name); {
	case isOf(last, thingWords):
		f.put(target, x)
	case isPeople(last):
		f.put(victim, x)
	}
}

// isAttack tells whether MUC-4 would ask for the event: an attack, a bombing,
// a kidnapping, an arson or a robbery that happened, goes on or was planned.
func isAttack(e *record.Event) bool {
	switch {
	case len(e.Triggers) == 0, e.Status == record.Denied, e.Status == record.Hypothetical, e.Status == record.CalledFor:
		return false
	case e.Type == record.EvCrime:
		return isOf(strings.ToUpper(e.Triggers[0].Text), robberyWords)
	}
	return e.Type == record.EvAssault && e.Mode != "sexual" && e.Mode != "aerial" && !slices.ContainsFunc(strings.Fields(strings.ToUpper(e.Triggers[0].Text)), isCombat)
}

func isCombat(word string) bool { return isOf(word, combatWords) }

func fillerOf(e *record.Entity, why string) filler {
	f := filler{name: bare(plain(e.Name)), why: why}
	for _, m := range e.Mentions {
		if m.Form != record.FormPronoun {
			f.mentions = append(f.mentions, bare(plain(m.Text)))
		}
	}
	if len(f.mentions) == 0 {
		f.mentions = []string{f.name}
	}
	return f
}

// bare is a description without the phrases and clauses after its noun.
func bare(s string) string {
	for _, cut := range [...]string{" IN ", " ON ", " FOR ", " AT ", " FROM ", " WITH ", " WHO ", " WHICH ", " THAT ", ", "} {
		if i := strings.Index(s, cut); i > 0 {
			s = s[:i]
		}
	}
	return strings.TrimRight(s, ",;.")
}

// Classes of nouns, by MUC-4's types of targets and its examples.
var (
	thingWords = strings.Fields(`HOUSE HOME RESIDENCE MANSION APARTMENT BUILDING OFFICE HEADQUARTERS STATION EMBASSY CONSULATE BANK BRANCH STORE SHOP
		HOTEL RESTAURANT MARKET SUPERMARKET CINEMA THEATER CLUB SCHOOL UNIVERSITY CHURCH CATHEDRAL CHAPEL TEMPLE SEMINARY HOSPITAL CLINIC MUSEUM LIBRARY
		STADIUM FACTORY PLANT MILL WAREHOUSE FARM RANCH ESTATE PLANTATION BRIDGE ROAD HIGHWAY RAILROAD RAILWAY TRACK AIRPORT PORT DAM PIPELINE OLEODUCT
		REFINERY WELL SUBSTATION POWERHOUSE PYLON TOWER POST POLE LINE CABLE TRANSFORMER ANTENNA TRANSMITTER REPEATER SYSTEM NETWORK
		CAR VEHICLE BUS TRUCK JEEP VAN AUTOMOBILE MOTORCYCLE TRAIN LOCOMOTIVE BOAT SHIP PLANE AIRCRAFT AIRLINER JET HELICOPTER AMBULANCE TAXI CONVOY TRAILER
		FACILITY FACILITIES INSTALLATION PREMISES COMPLEX BARRACKS GARRISON PALACE MINISTRY MAYORALTY HALL COURTHOUSE PRISON JAIL CAMP NEWSPAPER
		WINDOW WALL DOOR ROOF GATE DOCUMENT MONEY CROP MONUMENT STATUE`)
	bandWords = strings.Fields(`GUERRILLA REBEL TERRORIST COMMANDO SUBVERSIVE EXTREMIST MILITANT INSURGENT GUNMAN TROOP FORCES COLUMN PATROL SQUAD UNIT CELL
		SOLDIER HITMAN ASSASSIN KILLER MURDERER TRAFFICKER KIDNAPPER CRIMINAL DELINQUENT PARAMILITARY MEMBER`)
	weaponWords = strings.Fields(`BOMB DYNAMITE EXPLOSIVE DEVICE CHARGE GRENADE ROCKET MISSILE MORTAR MINE GUN RIFLE PISTOL REVOLVER SUBMACHINEGUN MACHINEGUN
		MACHINE-GUN SHOTGUN FIREARM WEAPON ARMS BULLET SHOT KNIFE MACHETE STONE ROCK COCKTAIL LAUNCHER TNT GASOLINE STICK PROJECTILE TORPEDO GRENADES AK-47 M-16 R-15 CANNON ARTILLERY`)
	combatWords = strings.Fields(`FIGHT FOUGHT FIGHTING FIGHTS CLASH CLASHED CLASHING OFFENSIVE WAR BATTLE COMBAT AGGRESSION INVASION INVADED CAMPAIGN CONFLICT
		SKIRMISH ENGAGED ENGAGING REPELLED REPELLING DEFEATED`)
	robberyWords = strings.Fields(`ROB ROBBED ROBBERY STOLE STEAL STOLEN LOOTED HIJACKED HIJACKING KIDNAPPED KIDNAPPING ARSON MURDER MURDERED`)
	peopleWords  = strings.Fields(`MEN WOMEN CHILDREN PEOPLE PERSON PERSONNEL PEASANT CIVILIAN PRIEST JESUIT STUDENT PRESIDENT JUDGE GUARD BODYGUARD VICTIM CITIZEN
		GENERAL COLONEL MAJOR MAYOR DEPUTY AIDE RESIDENT RELATIVE SON WIFE DAUGHTER FAMILY BROTHER BISHOP ARCHBISHOP NUN FATHER CONSUL AGENT HOSTAGE CREW
		PASSERBY PASSERSBY INDIVIDUAL CHILD GIRL BOY BABY COUPLE CHIEF FRIEND SPOUSE CARDINAL CANDIDATE DIPLOMAT MARINE PILOT PATIENT YOUTH POLICE CATHOLIC`)
	peopleEndings = strings.Fields("MAN MEN WOMEN ER OR IST IAN ANT EE")
)

// isOf tells whether a word, or the singular of a plural, is one of the list.
func isOf(word string, list []string) bool {
	if slices.Contains(list, word) {
		return true
	}
	s, ok := strings.CutSuffix(word, "S")
	if !ok {
		return false
	}
	y, ies := strings.CutSuffix(s, "IE")
	return slices.Contains(list, s) || ies && slices.Contains(list, y+"Y") || strings.HasSuffix(s, "E") && slices.Contains(list, s[:len(s)-1])
}

func isPeople(word string) bool {
	s := strings.TrimSuffix(word, "S")
	return isOf(word, peopleWords) ||
		slices.ContainsFunc(peopleEndings, func(e string) bool { return len(s) > len(e)+2 && strings.HasSuffix(s, e) })
}
