package packet

import (
	"strings"

	"github.com/harborfile/harborfile/cases"
)

// coverOf makes the first page from the matter.
func coverOf(s *cases.Snapshot, to cases.Recipient, items []Item) Cover {
	if to == cases.ClientCopy {
		return clientCover(s)
	}
	c := Cover{Title: coverTitle(s, items), Subtitle: recipientWords[to], By: preparedBy(s)}
	venue := s.Matter.Venue
	if court := strings.ToUpper(venue.Court); court != "" {
		if body, district, ok := strings.Cut(court, " FOR THE "); ok {
			c.Court = append(c.Court, body+" FOR THE", district)
		} else {
			c.Court = append(c.Court, court)
		}
	}
	name := strings.ToUpper(s.Client.Name.Full())
	switch s.Matter.Kind {
	case cases.RecordRelief:
		c.Court = append(c.Court, courtPlace(venue)...)
		c.Left = recordCaption(venue, name)
	case cases.ProtectiveOrder:
		c.Court = append(c.Court, courtPlace(venue)...)
		c.Left = orderCaption(s, name)
		c.Notice = "Holds information that identifies a protected person: 34 U.S.C. § 12291(b)(2)."
	case cases.Immigration:
		c.Court = append([]string{"U.S. DEPARTMENT OF HOMELAND SECURITY"}, c.Court...)
		c.Left = []string{"In the matter of", name + ","}
		if s.Client.ANumber != "" {
			c.Left = append(c.Left, "A-Number: A"+s.Client.ANumber)
		}
		c.Left = append(c.Left, "Applicant")
		c.Notice = "Holds information protected by 8 U.S.C. § 1367. To be opened by the addressee only."
	}
	c.Right = coverRight(s, to)
	return c
}

// clientCover is the first page of the client's own copy. It says nothing of a
// case: whoever sees it lie on a table learns nothing from it.
func clientCover(s *cases.Snapshot) Cover {
	if s.Client.SpeaksSpanish() {
		return Cover{Title: "Su propia copia", Subtitle: "Preparada para usted por su oficina", By: preparedBy(s),
			Notice: "Guárdela donde solo usted pueda encontrarla. Si no es seguro tenerla en casa, la oficina puede guardarla por usted."}
	}
	return Cover{Title: "Your own copy", Subtitle: "Prepared for you by your office", By: preparedBy(s),
		Notice: "Keep it where only you can find it. If it is not safe to have at home, the office can keep it for you."}
}

// courtPlace is the division and county of a court.
func courtPlace(v cases.Venue) []string {
	var out []string
	if v.County != "" && v.State == "CA" && !strings.Contains(v.Court, v.County) {
		out = append(out, "COUNTY OF "+strings.ToUpper(v.County))
	}
	if d := strings.ToUpper(v.Division); strings.Contains(d, "DIVISION") || strings.Contains(d, "DEPARTMENT") {
		out = append(out, d)
	} else if d != "" {
		out = append(out, d+" DIVISION")
	}
	return out
}

// recordCaption names the parties of the criminal case.
func recordCaption(v cases.Venue, name string) []string {
	return []string{prosecuting(v) + ",", "        Plaintiff,", "    v.", name + ",", "        Defendant."}
}

// prosecuting is who brought the case, as captions of that state name it.
func prosecuting(v cases.Venue) string {
	if strings.HasPrefix(v.Court, "United States") || v.State == "US" {
		return "UNITED STATES OF AMERICA"
	}
	if who, ok := plaintiffs[v.State]; ok {
		return who
	}
	return "THE STATE"
}

// plaintiffs are those of the states with a filing system in the law data.
var plaintiffs = map[string]string{
	"CA": "THE PEOPLE OF THE STATE OF CALIFORNIA", "NY": "THE PEOPLE OF THE STATE OF NEW YORK",
	"FL": "STATE OF FLORIDA", "TX": "THE STATE OF TEXAS",
}

func orderCaption(s *cases.Snapshot, name string) []string {
	other := "RESPONDENT"
	if p, ok := s.Party("respondent"); ok && p.Name.Full() != "" {
		other = strings.ToUpper(p.Name.Full())
	}
	return []string{name + ",", "        Petitioner,", "    v.", other + ",", "        Respondent."}
}

// coverRight is the side of the numbers.
func coverRight(s *cases.Snapshot, to cases.Recipient) []string {
	var out []string
	if d := s.Matter.Venue.Docket; d != "" {
		out = append(out, "Case No. "+d)
	}
	if o := s.Matter.Order; o != nil && o.Hearing != "" {
		out = append(out, "Hearing: "+o.Hearing.Long())
	}
	if s.Matter.Kind == cases.ProtectiveOrder && len(s.Matter.Forms) > 0 {
		out = append(out, "Form "+s.Matter.Forms[0])
	}
	if p := s.Matter.Petition; p != nil && p.Form != "" {
		out = append(out, "Form "+p.Form)
		for _, r := range p.Receipts {
			out = append(out, "Receipt: "+r.Number)
		}
	}
	if s.Matter.Number != "" && (to == cases.OfficeCopy || to == cases.Supervisor) { // nobody else's business
		out = append(out, "Office file "+s.Matter.Number)
	}
	return out
}

// coverTitle is the paper the packet is about: the main form before an agency
// and in order cases, the first document of ours before a court.
func coverTitle(s *cases.Snapshot, items []Item) string {
	want := Document
	if s.Matter.Kind != cases.RecordRelief {
		want = Form
	}
	for _, it := range items {
		if it.Kind == want {
			return withoutNumber(it.Title)
		}
		if want == Form && it.Kind == Missing {
			return withoutNumber(it.Sheet.Title)
		}
	}
	return s.Matter.Title
}

// withoutNumber drops the number before a form's title.
func withoutNumber(title string) string {
	number, rest, ok := strings.Cut(title, ", ")
	if ok && len(number) < 12 && strings.ContainsAny(number, "0123456789") {
		return rest
	}
	return title
}

var recipientWords = map[cases.Recipient]string{
	cases.OfficeCopy:  "Filing packet: the office's own copy",
	cases.CourtPublic: "Filing packet: for the public file",
	cases.CourtSealed: "Filing packet: to be filed under seal",
	cases.USCIS:       "Filing packet",
	cases.EOIR:        "Filing packet",
	cases.Prosecutor:  "Service copy",
	cases.Certifier:   "Copy for the certifying agency",
	cases.Supervisor:  "Copy for the supervising attorney",
}

// preparedBy is the block of who prepared the packet.
func preparedBy(s *cases.Snapshot) []string {
	a, o := s.Attorney, s.Office
	var out []string
	add := func(words ...string) {
		if w := strings.Join(strings.Fields(strings.Join(words, " ")), " "); w != "" && (len(out) == 0 || out[len(out)-1] != w) {
			out = append(out, w)
		}
	}
	add(a.Name.Full())
	if a.BarNumber != "" {
		state := ""
		if a.BarState != "" {
			state = "(" + a.BarState + ")"
		}
		add("Bar No.", a.BarNumber, state)
	}
	firm := a.Firm
	if firm == "" {
		firm = o.Name
	}
	add(firm)
	address := a.Address
	if address.Street == "" {
		address = o.Address
	}
	add(address.Street, address.UnitKind, address.Unit)
	city := address.City
	if city != "" && address.State != "" {
		city += ","
	}
	add(city, address.State, address.ZIP)
	add(first(a.Phone, o.Phone))
	add(first(a.Email, o.Email))
	return out
}

func first(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}
