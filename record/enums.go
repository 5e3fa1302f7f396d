package record

// The closed vocabularies of the record. Each list is in the order of the
// contract and is what Check accepts.
type (
	Form       string
	RegionKind string
	EntityKind string
	Precision  string
	TimeType   string
	Act        string
	EventType  string
	Status     string
	Certainty  string
	Measure    string
	Part       string
)

const (
	FormName    Form = "name"
	FormNominal Form = "nominal"
	FormPronoun Form = "pronoun"
)

const (
	RegionHeadline RegionKind = "headline"
	RegionByline   RegionKind = "byline"
	RegionDateline RegionKind = "dateline"
	RegionCredit   RegionKind = "credit"
	RegionPost     RegionKind = "post"
	RegionClock    RegionKind = "clock"   // the clock time that heads a block of a running report
	RegionHeading  RegionKind = "heading" // a subheading inside the text
	RegionCaption  RegionKind = "caption"
	RegionOther    RegionKind = "other" // page furniture
)

const (
	Person       EntityKind = "person"
	Organisation EntityKind = "organisation"
	State        EntityKind = "state"
	ArmedGroup   EntityKind = "armed-group"
	Outlet       EntityKind = "outlet"
	Agency       EntityKind = "agency"
	Group        EntityKind = "group"
	Unnamed      EntityKind = "unnamed"
)

const (
	PrecisionSite    Precision = "site"
	PrecisionTown    Precision = "town"
	PrecisionRegion  Precision = "region"
	PrecisionCountry Precision = "country"
)

const (
	Date     TimeType = "DATE"
	Clock    TimeType = "TIME"
	Duration TimeType = "DURATION"
	Set      TimeType = "SET"
)

const (
	Say      Act = "say"
	Claim    Act = "claim"
	Relate   Act = "report"
	Confirm  Act = "confirm"
	Admit    Act = "admit"
	Deny     Act = "deny"
	Accuse   Act = "accuse"
	Condemn  Act = "condemn"
	Praise   Act = "praise"
	Warn     Act = "warn"
	Threaten Act = "threaten"
	Demand   Act = "demand"
	Request  Act = "request"
	Promise  Act = "promise"
	Announce Act = "announce"
	Believe  Act = "believe"
	Ask      Act = "ask"
)

const (
	EvAgree     EventType = "AGREE"
	EvConsult   EventType = "CONSULT"
	EvSupport   EventType = "SUPPORT"
	EvConcede   EventType = "CONCEDE"
	EvCooperate EventType = "COOPERATE"
	EvAid       EventType = "AID"
	EvRetreat   EventType = "RETREAT"
	EvRequest   EventType = "REQUEST"
	EvAccuse    EventType = "ACCUSE"
	EvReject    EventType = "REJECT"
	EvThreaten  EventType = "THREATEN"
	EvProtest   EventType = "PROTEST"
	EvSanction  EventType = "SANCTION"
	EvMobilize  EventType = "MOBILIZE"
	EvCoerce    EventType = "COERCE"
	EvAssault   EventType = "ASSAULT"
	EvDisaster  EventType = "DISASTER"
	EvAccident  EventType = "ACCIDENT"
	EvDisease   EventType = "DISEASE"
	EvCrime     EventType = "CRIME"
	EvElection  EventType = "ELECTION"
	EvOther     EventType = "OTHER"
)

const (
	Occurred     Status = "occurred"
	Ongoing      Status = "ongoing"
	Planned      Status = "planned"
	CalledFor    Status = "called-for"
	Threatened   Status = "threatened"
	Hypothetical Status = "hypothetical"
	Denied       Status = "denied"
)

const (
	CertaintyStated    Certainty = "stated"
	CertaintyConfirmed Certainty = "confirmed"
	CertaintyReported  Certainty = "reported"
	CertaintyAlleged   Certainty = "alleged"
	CertaintyDenied    Certainty = "denied"
)

const (
	Killed       Measure = "killed"
	Injured      Measure = "injured"
	Missing      Measure = "missing"
	Displaced    Measure = "displaced"
	Detained     Measure = "detained"
	Abducted     Measure = "abducted"
	Targets      Measure = "targets"
	Munitions    Measure = "munitions"
	Aircraft     Measure = "aircraft"
	Troops       Measure = "troops"
	Money        Measure = "money"
	Percent      Measure = "percent"
	People       Measure = "people"
	OtherMeasure Measure = "other"
)

const (
	Perpetrator Part = "perpetrator"  // a person or people who did it
	PerpBody    Part = "organisation" // the body that did it or that they belong to
	Target      Part = "target"       // a thing that it befell
	Victim      Part = "victim"       // a person or people whom it befell
	Weapon      Part = "weapon"
)

// The members of each vocabulary.
var (
	Forms       = []Form{FormName, FormNominal, FormPronoun}
	RegionKinds = []RegionKind{RegionHeadline, RegionByline, RegionDateline, RegionCredit, RegionPost, RegionClock, RegionHeading, RegionCaption, RegionOther}
	EntityKinds = []EntityKind{Person, Organisation, State, ArmedGroup, Outlet, Agency, Group, Unnamed}
	Precisions  = []Precision{PrecisionSite, PrecisionTown, PrecisionRegion, PrecisionCountry}
	TimeTypes   = []TimeType{Date, Clock, Duration, Set}
	Acts        = []Act{Say, Claim, Relate, Confirm, Admit, Deny, Accuse, Condemn, Praise, Warn, Threaten, Demand, Request, Promise, Announce, Believe, Ask}
	EventTypes  = []EventType{EvAgree, EvConsult, EvSupport, EvConcede, EvCooperate, EvAid, EvRetreat, EvRequest, EvAccuse, EvReject, EvThreaten, EvProtest, EvSanction, EvMobilize, EvCoerce, EvAssault, EvDisaster, EvAccident, EvDisease, EvCrime, EvElection, EvOther}
	Statuses    = []Status{Occurred, Ongoing, Planned, CalledFor, Threatened, Hypothetical, Denied}
	Certainties = []Certainty{CertaintyStated, CertaintyConfirmed, CertaintyReported, CertaintyAlleged, CertaintyDenied}
	Measures    = []Measure{Killed, Injured, Missing, Displaced, Detained, Abducted, Targets, Munitions, Aircraft, Troops, Money, Percent, People, OtherMeasure}
	Parts       = []Part{Perpetrator, PerpBody, Target, Victim, Weapon}
)
