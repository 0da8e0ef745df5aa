package relief

import (
	"regexp"
	"strings"
	"sync"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

var federalWords = regexp.MustCompile(`(?i)\bU\.? ?S\.? ?C\.?\b|united states district court|u\.s\. district court|\bC\.?F\.?R\.?\b`)

// Jurisdiction says whose law a charge comes under: two letters of a state, DC, or US. sure is false where it is only
// concluded from the place of the arrest or the court of the matter; "" means that nothing says it.
func Jurisdiction(m cases.Matter, a cases.Arrest, c cases.Charge) (state string, sure bool) {
	if c.State != "" {
		return c.State, true
	}
	if federalWords.MatchString(c.Statute) || federalWords.MatchString(c.Court) {
		return "US", true
	}
	for _, words := range []string{c.Statute, c.Court} {
		if s := stateIn(words); s != "" {
			return s, true
		}
	}
	if a.State != "" {
		return a.State, true
	}
	for _, words := range []string{a.Agency, a.Place} {
		if s := stateIn(words); s != "" {
			return s, false
		}
	}
	for _, row := range law.Vacaturs() {
		if row.ID == m.Relief {
			return row.Jurisdiction, false
		}
	}
	return m.Venue.State, false
}

// shortForms are how citations shorten the names of states.
const shortForms = `Ala. AL,Alaska AK,Ariz. AZ,Ark. AR,Cal. CA,Calif. CA,Colo. CO,C.R.S. CO,Conn. CT,Del. DE,D.C. DC,Fla. FL,F.S. FL,Ga. GA,O.C.G.A. GA,Haw. HI,HRS HI,Idaho ID,Ill. IL,ILCS IL,Ind. IN,Iowa IA,Kan. KS,K.S.A. KS,Ky. KY,KRS KY,La. LA,La. R.S. LA,Me. ME,M.R.S. ME,Md. MD,Mass. MA,M.G.L. MA,Mich. MI,MCL MI,Minn. MN,Miss. MS,Mo. MO,RSMo MO,Mont. MT,MCA MT,Neb. NE,Nev. NV,NRS NV,N.H. NH,RSA NH,N.J. NJ,N.J.S.A. NJ,N.M. NM,NMSA NM,N.Y. NY,NYPL NY,N.C. NC,N.C.G.S. NC,N.D. ND,N.D.C.C. ND,Ohio OH,ORC OH,R.C. OH,Okla. OK,Or. OR,ORS OR,Pa. PA,Pa.C.S. PA,R.I. RI,S.C. SC,S.D. SD,SDCL SD,Tenn. TN,T.C.A. TN,Tex. TX,Utah UT,U.C.A. UT,Vt. VT,V.S.A. VT,Va. VA,Wash. WA,RCW WA,W. Va. WV,Wis. WI,Wyo. WY`

type stateWord struct {
	re    *regexp.Regexp
	state string
}

// stateWords are made when first needed: a child process that reads pages begins without them.
var stateWords = sync.OnceValue(func() []stateWord {
	var out []stateWord
	for _, row := range law.Vacaturs() {
		if row.Jurisdiction != "US" {
			out = append(out, stateWord{regexp.MustCompile(`(?i)(?:^|\PL)` + regexp.QuoteMeta(row.Title) + `(?:$|\PL)`), row.Jurisdiction},
				stateWord{regexp.MustCompile(`, ?` + row.Jurisdiction + `(?:$|[ ,.;)])`), row.Jurisdiction})
		}
	}
	for _, short := range strings.Split(shortForms, ",") {
		at := strings.LastIndex(short, " ")
		out = append(out, stateWord{regexp.MustCompile(`(?:^|[^\pL.])` + regexp.QuoteMeta(short[:at]) + `(?:$|\PL)`), short[at+1:]})
	}
	return out
})

// stateIn finds the one state that words name, "" for none or several. West Virginia is not Virginia.
func stateIn(words string) string {
	found := map[string]bool{}
	for _, w := range stateWords() {
		if w.re.MatchString(words) {
			found[w.state] = true
		}
	}
	if found["WV"] {
		delete(found, "VA")
	}
	if found["DC"] {
		delete(found, "WA")
	}
	if len(found) != 1 {
		return ""
	}
	for s := range found {
		return s
	}
	return ""
}
