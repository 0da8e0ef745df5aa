package packet

import (
	"fmt"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
)

// PaperFacts is what is known of a form's edition, or of a document's template, beside the records.
type PaperFacts struct {
	Sign   []int  // pages of the paper on which a hand signs, from 1; 0 = its last
	Newest string // the newest edition known, as printed; "" = not known
	AsOf   string // the day on which it was known
	NotNow string // why the agency does not take this edition today, in words; "" = nothing is known against it
}

// about asks for what is known of an item.
func (p *preflight) about(it Item) (PaperFacts, bool) {
	if p.papers == nil {
		return PaperFacts{}, false
	}
	if f, ok := p.filled(it.ID); ok {
		return p.papers(Form, f.Form, f.Edition)
	}
	if d, ok := p.document(it.ID); ok {
		return p.papers(Document, d.Template, "")
	}
	return PaperFacts{}, false
}

func (p *preflight) filled(id string) (cases.FilledForm, bool) {
	if p.snap == nil {
		return cases.FilledForm{}, false
	}
	i := slices.IndexFunc(p.snap.Forms, func(f cases.FilledForm) bool { return f.ID == id })
	if i < 0 {
		return cases.FilledForm{}, false
	}
	return p.snap.Forms[i], true
}

func (p *preflight) document(id string) (cases.Document, bool) {
	i := slices.IndexFunc(p.snap.Documents, func(d cases.Document) bool { return d.ID == id })
	if i < 0 {
		return cases.Document{}, false
	}
	return p.snap.Documents[i], true
}

// forms says what the forms of the packet still need.
func (p *preflight) forms() {
	for i, it := range p.plan.Items {
		at := p.plan.Place(i).Number
		switch it.Kind {
		case Missing:
			level := Red
			if !p.to.NeedsRelease() { // the office's and the client's own copies
				level = Amber
			}
			p.put(Line{Level: level, Rule: "form-missing", Page: at, Fix: FixForm,
				Text: "A form is not in the packet yet; a sheet keeps its place on page " + p.plan.Job.Number(at) + "."})
		case Form:
			if f, ok := p.filled(it.ID); ok {
				p.form(f, at)
			}
		}
	}
}

func (p *preflight) form(f cases.FilledForm, at int) {
	mend := func(l Line) Line {
		l.Page, l.Fix, l.Item = at, FixForm, f.ID
		return l
	}
	inFamily := func(r cases.Relative) bool { return r.ID == f.Relative }
	if f.Relative != "" && !slices.ContainsFunc(p.snap.Client.Family, inFamily) {
		p.put(mend(Line{Level: Red, Rule: "form-relative",
			Text: fmt.Sprintf("Form %s is about a person who is no longer in the family list. Prepare the matter's forms again, and it goes.", f.Form)}))
	}
	if f.Overflow > 0 {
		p.put(mend(Line{Level: Red, Rule: "form-overflow",
			Text: fmt.Sprintf("On form %s, %s no room and no other place yet.", f.Form, counted(f.Overflow, "answer has", "answers have"))}))
	}
	if f.Blank > 0 {
		l := p.rule(law.CheckBlanks, Amber)
		l.Text = fmt.Sprintf("On form %s, %s.", f.Form, counted(f.Blank, "question has no answer yet", "questions have no answer yet"))
		p.put(mend(l))
	}
	if n := len(f.Open) - f.Blank; n > 0 {
		p.put(mend(Line{Level: Amber, Rule: "form-open",
			Text: fmt.Sprintf("On form %s, %s a look before filing.", f.Form, counted(n, "point needs", "points need"))}))
	}
}

// samePerson compares what each form about the client was filled with, with the file as it is now: the agency takes two
// spellings for two people.
func (p *preflight) samePerson() {
	l := p.rule(law.CheckSamePerson, Amber)
	forms, clean := 0, true
	for i, it := range p.plan.Items {
		f, ok := p.filled(it.ID)
		if !ok || f.Relative != "" {
			continue
		}
		for _, fact := range personFacts {
			was, told := f.Facts[fact]
			if !told {
				continue
			}
			forms++
			if now, _ := cases.FactValue(p.snap, fact); now.String() != was {
				clean = false
				bad := l
				bad.Page, bad.Item = p.plan.Place(i).Number, it.ID
				p.bad(bad, fmt.Sprintf("Form %s names the client with another %s than the file does now. Prepare the form again.", f.Form, personWords[fact]), FixForm)
				break
			}
		}
	}
	if clean && forms > 0 {
		p.good(l, "Name, date of birth and A-number are the same on every form.")
	}
}

var personFacts = []string{"client.name.family", "client.name.given", "client.name.full", "client.birthDate", "client.aNumber"}

var personWords = map[string]string{
	"client.name.family": "family name", "client.name.given": "given name", "client.name.full": "name", "client.birthDate": "date of birth", "client.aNumber": "A-number",
}

// mailDays is how long the office lets a packet travel before the line about it warns.
const mailDays = 10

// supplementB holds the day of the certifier's signature against today. Only the U petition stands or falls with it
// (8 CFR 214.14(c)(2)(i)); the anniversary itself counts as too late, and a filing is a receipt, on an open day.
func (p *preflight) supplementB() {
	part := p.snap.Matter.Petition
	if part == nil || formKey(part.Form) != formKey("I-918") || p.to != cases.USCIS && p.to != cases.OfficeCopy {
		return
	}
	l := p.rule(law.CheckSuppB, Red)
	if !part.SuppBSigned.Full() {
		l.Level = Amber
		p.bad(l, "The day on which Supplement B was signed is not in the file yet.", FixDate)
		return
	}
	res, err := law.Compute(law.Request{Rule: "dl.uscis.supb_last_receipt_day", From: string(part.SuppBSigned)})
	last := cases.Date(res.Due)
	switch {
	case part.SuppBSigned > p.today:
		p.bad(l, "The day on which Supplement B was signed, "+string(part.SuppBSigned)+", is still to come. Look at the date.", FixDate)
	case err != nil || !last.Full():
		l.Level = Amber
		p.bad(l, "The last day for Supplement B could not be counted. Count six months from the signature by hand.", FixDate)
	case p.today > last:
		p.bad(l, "Supplement B was signed too long ago: the last day on which USCIS could safely receive it was "+string(last)+". Ask for a new signature.", FixDate)
	case soon(last, p.today):
		l.Level = Amber
		p.bad(l, "Supplement B is in time only if USCIS has the packet by "+string(last)+". Send it in a way that arrives by then, or ask for a new signature.", FixDate)
	default:
		p.good(l, "Supplement B is in time if USCIS has the packet by "+string(last)+".")
	}
}

// soon reports whether fewer days are left than a packet may travel.
func soon(last, today cases.Date) bool {
	t, ok := last.Time()
	return ok && cases.DateOf(t.AddDate(0, 0, -mailDays)) < today
}

// documents counts the facts that drafted papers still miss.
func (p *preflight) documents() {
	for i, it := range p.plan.Items {
		if d, ok := p.document(it.ID); ok && len(d.Gaps) > 0 {
			at := p.plan.Place(i).Number
			p.put(Line{Level: Amber, Rule: "document-gaps", Page: at, Fix: FixDocument, Item: d.ID,
				Text: fmt.Sprintf("In the document on page %s, %s still open.", p.plan.Job.Number(at), counted(len(d.Gaps), "fact is", "facts are"))})
		}
	}
}

// proofs counts what the check while drafting found in drafted papers and nobody has settled.
func (p *preflight) proofs() {
	for i, it := range p.plan.Items {
		d, ok := p.document(it.ID)
		if !ok || p.toLookAt == nil {
			continue
		}
		if n := p.toLookAt(d); n > 0 {
			at := p.plan.Place(i).Number
			p.put(Line{Level: Amber, Rule: "document-checks", Page: at, Fix: FixDocument, Item: d.ID,
				Text: fmt.Sprintf("In the document on page %s, %s to be looked at before it is filed.", p.plan.Job.Number(at), counted(n, "place is", "places are"))})
		}
	}
}

// together looks at which papers stand beside which: what a venue wants apart, and what has to come with the rest.
func (p *preflight) together() {
	kinds := map[Kind]bool{}
	served, interpreted, order, noticed := false, false, 0, false
	for i, it := range p.plan.Items {
		kind := it.Kind
		if kind == Media {
			kind = Exhibit
		}
		kinds[kind] = true
		name := ""
		if d, ok := p.document(it.ID); ok {
			name = d.Template
		} else if f, ok := p.filled(it.ID); ok {
			name = f.Form
		}
		name = strings.ToLower(name + " " + it.Title)
		served = served || strings.Contains(name, "service")
		interpreted = interpreted || strings.Contains(name, "interpret")
		noticed = noticed || strings.Contains(name, "confidential information")
		if it.Kind == Document && (strings.Contains(name, ".order") || strings.Contains(name, "proposed order")) {
			order = p.plan.Place(i).Number
		}
	}
	p.beside(law.CheckOneDocument, len(kinds) < 2, "The file is one document.", "This place takes one document in a file; here forms, papers and exhibits stand together. Build each with a packet of its own, or ask the clerk.", FixExhibits, 0)
	p.beside(law.CheckLeadDocument, order == 0, "", "The proposed order is filed as a document of its own here.", FixDocument, order)
	p.beside(law.CheckSealed, p.to != cases.CourtSealed, "", "Papers under seal are not filed through this system; ask the clerk how.", FixVenue, 0)
	p.beside(law.CheckService, served, "A certificate of service is in the packet.", "No certificate of service is in the packet.", FixDocument, 0)
	p.beside(law.CheckConfidential, noticed, "A notice of confidential information is in the packet.", "If the papers hold confidential information, a notice of it goes with them; none is in the packet.", FixDocument, 0)
	if foreign := len(p.snap.Client.Languages) > 0 && !strings.HasPrefix(strings.ToLower(p.snap.Client.Languages[0]), "en"); foreign && kinds[Document] {
		p.beside(law.CheckInterpreted, interpreted, "A certificate of interpretation is in the packet.", "The client’s best language is not English, and no certificate of interpretation is in the packet.", FixDocument, 0)
	}
}

// beside is a line of a rule that only some venues have.
func (p *preflight) beside(k law.CheckKind, good bool, text, bad, fix string, page int) {
	if _, ok := p.pack.Rule(k); !ok {
		return
	}
	l := p.rule(k, Amber)
	switch {
	case good && text == "":
	case good:
		p.good(l, text)
	default:
		l.Page = page
		p.bad(l, bad, fix)
	}
}

// leftOut counts the evidence that nobody has made an exhibit: what came in
// last is not left behind unseen.
func (p *preflight) leftOut() {
	n := 0
	for _, e := range p.snap.Evidence {
		if _, filed := p.snap.ExhibitOf(e.ID); !filed { // nor goes with one, as a translation does
			n++
		}
	}
	switch {
	case n == 1:
		p.put(Line{Level: Amber, Rule: "evidence-left-out", Fix: FixExhibits, Text: "1 piece of this matter’s evidence is not among the exhibits of this packet."})
	case n > 1:
		p.put(Line{Level: Amber, Rule: "evidence-left-out", Fix: FixExhibits, Text: fmt.Sprintf("%d pieces of this matter’s evidence are not among the exhibits of this packet.", n)})
	}
}

func (p *preflight) repairs() {
	for i, it := range p.plan.Items {
		if slices.Contains(it.Steps, stepRepaired) {
			at := p.plan.Place(i).Number
			p.put(Line{Level: Amber, Rule: "repaired", Page: at, Fix: FixEvidence, Item: it.ID,
				Text: "A damaged file was repaired to be filed; compare it with the original from page " + p.plan.Job.Number(at) + " on."})
		}
	}
}
