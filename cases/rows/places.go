package rows

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// states are the states and territories by their two letters.
var states = map[string]string{
	"AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado", "CT": "Connecticut", "DE": "Delaware",
	"DC": "District of Columbia", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
	"KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
	"MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
	"NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island",
	"SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
	"WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "AS": "American Samoa", "GU": "Guam", "MP": "Northern Mariana Islands", "PR": "Puerto Rico",
	"VI": "Virgin Islands",
}

var unknownState = cases.Term{ID: "state", EN: "This is no state or territory of the United States.", ES: "Este no es un estado ni territorio de los Estados Unidos."}

// stateOf reads a state by its letters or its name; "US" and "federal" are the federal courts where a court is meant.
func stateOf(c *cells, column string) string {
	said := plain(c.text(column))
	if said == "" {
		return ""
	}
	for letters, name := range states {
		if said == strings.ToLower(letters) || said == plain(name) {
			return letters
		}
	}
	if column == "court state" && (said == "us" || said == "federal" || said == "unitedstates") {
		return "US"
	}
	c.aside(column, unknownState)
	return ""
}

// courtWords are how the courts of the United States name themselves. A court whose name holds none of them is not one
// that this program knows.
var courtWords = []string{
	"superior court", "district court", "circuit court", "county court", "court of common pleas", "municipal court", "city court", "justice court",
	"justice of the peace", "magistrate", "family court", "criminal court", "supreme court", "juvenile court", "domestic relations", "probate",
	"general sessions", "chancery", "court of appeal", "traffic court", "town court", "village court", "police court", "mayor's court", "tribal court",
	"immigration court", "bankruptcy court", "general district", "appellate", "recorder's court", "surrogate", "parish court", "orphans", "court at law",
	"land court", "environmental court", "trial court", "unified court", "judicial district",
}

var unknownCourt = cases.Term{ID: "court", EN: "This court is not known. Write it as its papers do, such as \"Superior Court of California, County of Kern\".",
	ES: "Esta corte no se conoce. Escríbala como en sus documentos, por ejemplo \"Superior Court of California, County of Kern\"."}

// courtOf reads a court by the words that courts are named by.
func courtOf(c *cells, column string) string {
	court := c.text(column)
	if court == "" {
		return ""
	}
	name := " " + strings.Join(strings.Fields(strings.ToLower(strings.ReplaceAll(court, "’", "'"))), " ") + " "
	for _, w := range courtWords {
		if strings.Contains(name, " "+w) {
			return court
		}
	}
	c.aside(column, unknownCourt)
	return ""
}
