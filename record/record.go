// Package record holds Sayso's nouns: what reading one report yields. It
// imports nothing of the project, and everything else speaks in its types.
//
// A Record is immutable once written. Every finding in it points at the words
// it was read from: a Span of half-open UTF-8 byte offsets into Report.Text.
// Check lists the invariants a record keeps; String-typed enums list their
// members in enums.go.
package record

// Named ids, so that a place's id cannot be passed for an actor's. They are
// local to one record: "e1", "p2", "t3", "s4", "v5", "f6".
type (
	EntityID    string
	PlaceID     string
	TimeID      string
	StatementID string
	EventID     string
	FigureID    string
)

// Span is a stretch of Report.Text: half-open byte offsets and the very text
// between them.
type Span struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Mention is a span that refers to an entity or a place.
type Mention struct {
	Span
	Form Form `json:"form,omitempty"`
	// Why says what joined it to the mentions before it; empty for the first.
	Why string `json:"why,omitempty"`
}

// Record is everything read from one report.
type Record struct {
	Report     Report      `json:"report"`
	Posts      []Post      `json:"posts"`
	Entities   []Entity    `json:"entities"`
	Places     []Place     `json:"places"`
	Times      []Time      `json:"times"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
	Figures    []Figure    `json:"figures"`
	Roles      []Role      `json:"roles,omitempty"`
	// Version is the reading version that made the record.
	Version string `json:"version,omitempty"`
}

// Report is one news report as taken in: what is known about it and its text.
type Report struct {
	ID            string   `json:"id"`
	URL           string   `json:"url,omitempty"`
	Outlet        string   `json:"outlet,omitempty"`
	Title         string   `json:"title,omitempty"`
	Byline        []string `json:"byline,omitempty"`
	Credits       []string `json:"credits,omitempty"`
	Published     string   `json:"published,omitempty"`      // ISO 8601, as precise as known
	PublishedFrom string   `json:"published_from,omitempty"` // the method that found Published: "json-ld", "meta", "time", "url", "text" …
	Language      string   `json:"language,omitempty"`       // BCP 47
	Text          string   `json:"text"`
	// Layout marks the parts of Text that are not running prose, in text
	// order and without overlap; everything else is body.
	Layout []Region `json:"layout,omitempty"`
	// Posts found in Text; copied to the record by reading.
	Posts []Post `json:"-"`
	// Source is the bytes that the report was read from, for those who keep
	// originals; nil where they are the text itself.
	Source []byte `json:"-"`
}

// Region is a part of a report's text with a role of its own.
type Region struct {
	Span
	Kind RegionKind `json:"kind"`
	// Value is what the region tells, if anything: a dateline's ISO date, a
	// clock block's time ("14:05"), a byline's outlet.
	Value string `json:"value,omitempty"`
}

// Post is a social post embedded in, or pasted into, the report.
type Post struct {
	ID        string   `json:"id"`
	Span      Span     `json:"span"` // the whole post, signature included
	Platform  string   `json:"platform,omitempty"`
	Account   string   `json:"account,omitempty"`
	Handle    string   `json:"handle,omitempty"`
	Posted    string   `json:"posted,omitempty"` // ISO 8601
	Truncated bool     `json:"truncated,omitempty"`
	Links     []string `json:"links,omitempty"`
	// Body is the post's own words, without link and signature.
	Body *Span `json:"body,omitempty"`
	// AccountSpan is where the account is named, if it is.
	AccountSpan *Span `json:"account_span,omitempty"`
}

// Entity is somebody who acts or speaks: all mentions of one together.
type Entity struct {
	ID       EntityID   `json:"id"`
	Name     string     `json:"name"` // fullest form in the report
	Kind     EntityKind `json:"kind"`
	Role     string     `json:"role,omitempty"`
	Country  string     `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Sector   string     `json:"sector,omitempty"`  // PLOVER
	Mentions []Mention  `json:"mentions"`
	// Members are those who speak together as this one, two at least: "police
	// and residents said". Each is an entity of its own as well.
	Members []EntityID `json:"members,omitempty"`
	Why     string     `json:"why,omitempty"`
}

// Place is somewhere on the map: all mentions of one together.
type Place struct {
	ID       PlaceID  `json:"id"`
	Name     string   `json:"name"`
	Kind     string   `json:"kind,omitempty"`
	Country  string   `json:"country,omitempty"` // ISO 3166-1 alpha-3
	Lat      *float64 `json:"lat,omitempty"`
	Lon      *float64 `json:"lon,omitempty"`
	GeoNames int      `json:"geonames,omitempty"`
	// Precision says what Lat and Lon stand for: site, town, region, country.
	Precision Precision `json:"precision,omitempty"`
	Within    string    `json:"within,omitempty"` // the first-level region's name
	Mentions  []Mention `json:"mentions"`
	// Lent are the words that only borrow the place's name: a nationality, or
	// part of the name of a body ("Ohio University").
	Lent []Mention `json:"lent,omitempty"`
	Why  string    `json:"why,omitempty"`
}

// Named tells whether the report names the place for itself at least once; any
// other place only lends its name.
func (p *Place) Named() bool { return len(p.Mentions) > 0 }

// Time is a TIMEX3 expression.
type Time struct {
	ID    TimeID   `json:"id"`
	Span  Span     `json:"span"`
	Type  TimeType `json:"type"`
	Value string   `json:"value"`
	Mod   string   `json:"mod,omitempty"`
	// Anchor is the value the expression was resolved against, and Reason
	// says in words how ("Friday before publication on Saturday 3 February").
	Anchor string `json:"anchor,omitempty"`
	Reason string `json:"reason,omitempty"`
	Why    string `json:"why,omitempty"`
}

// Statement is one attribution: who said what.
type Statement struct {
	ID         StatementID `json:"id"`
	Source     EntityID    `json:"source"`
	SourceSpan *Span       `json:"source_span,omitempty"`
	Cue        []Span      `json:"cue"`
	Content    []Span      `json:"content"`
	Quoted     []Span      `json:"quoted,omitempty"`
	Act        Act         `json:"act"`
	Addressee  EntityID    `json:"addressee,omitempty"`
	Time       string      `json:"time,omitempty"` // a TimeID or an ISO date
	Medium     *Medium     `json:"medium,omitempty"`
	Within     StatementID `json:"within,omitempty"`
	Via        []EntityID  `json:"via,omitempty"` // nearest to the source first
	Why        string      `json:"why,omitempty"`
}

// Medium is what carried a statement: "statement", "post", "press conference".
type Medium struct {
	Name string `json:"name"`
	Span *Span  `json:"span,omitempty"`
}

// Event is one occurrence in the world: all its mentions in the report.
type Event struct {
	ID         EventID    `json:"id"`
	Triggers   []Span     `json:"triggers"`
	Type       EventType  `json:"type"`
	Mode       string     `json:"mode,omitempty"`
	Context    []string   `json:"context,omitempty"`
	Actors     []EntityID `json:"actors,omitempty"`
	Recipients []EntityID `json:"recipients,omitempty"`
	// Objects are the words for whatever else it befell: buildings, vehicles,
	// people who are no entity, or are told only as killed or hurt.
	Objects     []Span    `json:"objects,omitempty"`
	Instruments []Span    `json:"instruments,omitempty"`
	Places      []PlaceID `json:"places,omitempty"`
	Time        string    `json:"time,omitempty"` // a TimeID or an ISO date or interval
	Status      Status    `json:"status"`
	Causes      []EventID `json:"causes,omitempty"`
	Word        []Word    `json:"word"`
	Why         string    `json:"why,omitempty"`
}

// WhyGiven is the Why of events whose words were given to the reader, as when
// it is scored: nobody has told yet which of them are one.
const WhyGiven = "event.given"

// Role is a part that somebody or something plays in the attacks that a
// report is about, over the whole report.
type Role struct {
	Part     Part     `json:"part"`
	Name     string   `json:"name"` // as the report puts it best
	Entity   EntityID `json:"entity,omitempty"`
	Mentions []Span   `json:"mentions"`
	Why      string   `json:"why,omitempty"`
}

// Figure is one number told: how many, of what.
type Figure struct {
	ID      FigureID `json:"id"`
	Span    Span     `json:"span"`
	Measure Measure  `json:"measure"`
	Of      string   `json:"of,omitempty"`
	Value   *float64 `json:"value"`
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
	Unit    string   `json:"unit,omitempty"`
	// Scope says what the count covers when the report tells: "today",
	// "since 7 October"; Supersedes is the older figure it revises.
	Scope      string   `json:"scope,omitempty"`
	Supersedes FigureID `json:"supersedes,omitempty"`
	Event      EventID  `json:"event,omitempty"`
	Word       []Word   `json:"word"`
	Why        string   `json:"why,omitempty"`
}

// Word is one voucher for an event or a figure: a statement of the record or
// the outlet's own voice.
type Word struct {
	Statement StatementID `json:"statement,omitempty"`
	Outlet    bool        `json:"outlet,omitempty"`
	Certainty Certainty   `json:"certainty"`
	Hedge     *Span       `json:"hedge,omitempty"`
}
