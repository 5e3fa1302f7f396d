package data

import _ "embed"

// Months lists the names of the months in many languages: number, tab, names
// in lower case.
//
//go:embed months.tsv
var Months string

// Agencies lists spellings of news agencies' names, one a line: spelling,
// and, behind a tab, another that stands for the same agency.
//
//go:embed agencies.txt
var Agencies string

// Outlets lists outlets by domain: domain, tab, name, tab, country.
//
//go:embed outlets.tsv
var Outlets string

// Furniture lists how a page's furniture lines begin, lower case.
//
//go:embed furniture.txt
var Furniture string

// DatelinePlaces lists countries, regions and big towns, lower case, in byte
// order, one a line: enough to tell a dateline from a name before a dash.
//
//go:embed dateline_places.txt
var DatelinePlaces string

// PageFurniture lists what classes and ids of furniture in pages say: words
// in a row, lower case.
//
//go:embed page_furniture.txt
var PageFurniture string

// Stopwords lists the commonest small words of languages: BCP 47 tag, tab,
// words in lower case.
//
//go:embed stopwords.tsv
var Stopwords string

// OutletWords lists the last words of outlets' names, one a line.
//
//go:embed outlet_words.txt
var OutletWords string

// Sections lists the lines above a headline that name a section, one a line.
//
//go:embed sections.txt
var Sections string
