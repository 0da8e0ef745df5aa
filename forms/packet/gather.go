package packet

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"github.com/harborfile/harborfile/cases"
)

// The groups of a packet, in filing order.
const (
	groupForms     = "Forms"
	groupDocuments = "Documents"
	groupExhibits  = "Exhibits"
)

// Published is what is known of a form beside the records: who publishes the
// blank, and whether the form leaves the office at all.
type Published struct {
	Form     string // number as people say it
	Title    string
	Edition  string
	Agency   string
	Where    string // the agency's own page
	Internal bool   // stays in the office: intake sheets, releases
}

// tabWord stands before a label on its tab sheet, as drafted documents name
// exhibits.
const tabWord = "Exhibit"

// gathered is an item with the blob its bytes are in.
type gathered struct {
	Item
	blob   string // "" for a sheet
	form   string // number of a form
	kin    string // id of the relative that the form is about, "" for the client
	covers string // id of what a release has to cover for it, "" = its own
}

// gather lists what belongs into a packet, in filing order. labels is how its
// exhibits are named.
func gather(s *cases.Snapshot, to cases.Recipient, labels cases.Labels, published func(string) (Published, bool)) []gathered {
	exhibits, beside := exhibits(s, to, labels)
	out := slices.DeleteFunc(forms(s, published), func(g gathered) bool { return !formReaches(s, g, to) })
	var papers []gathered
	docs := slices.DeleteFunc(slices.Clone(s.Documents), func(d cases.Document) bool { return beside[d.ID] || !DocumentReaches(s.Matter, d, to) })
	slices.SortStableFunc(docs, func(a, b cases.Document) int {
		return order(a.Order, b.Order, a.ID, b.ID)
	})
	for _, d := range docs {
		if d.PDF.ID == "" {
			continue
		}
		g := gathered{Item: Item{ID: d.ID, Kind: Document, Group: groupDocuments, Title: d.Title, SHA256: d.PDF.SHA256}, blob: d.PDF.ID}
		if at := afterForm(out, d); at > 0 {
			g.Group = groupForms
			out = slices.Insert(out, at, g)
			continue
		}
		papers = append(papers, g)
	}
	if s.Matter.Kind == cases.RecordRelief { // the motion comes first; forms only go with it
		out = append(papers, out...)
	} else {
		out = append(out, papers...)
	}
	return append(out, exhibits...)
}

// formReaches reports whether a form goes to a recipient. The certifying agency
// gets the form that it signs and what was filled for it.
func formReaches(s *cases.Snapshot, g gathered, to cases.Recipient) bool {
	if to != cases.Certifier {
		return true
	}
	for _, f := range s.Forms {
		if f.ID == g.ID && f.For == cases.Certifier {
			return true
		}
	}
	key := formKey(g.form)
	for _, end := range []string{"914b", "918b", "supb", "supplementb"} {
		if strings.HasSuffix(key, end) {
			return true
		}
	}
	return false
}

// addendumPrefix begins the template of a document that continues a form; the
// id of the form's edition follows, and after a slash the id of the relative
// that the form is about.
const addendumPrefix = "addendum."

// afterForm is the place behind the form that a document continues, 0 when it
// continues none of the packet.
func afterForm(list []gathered, d cases.Document) int {
	edition, ok := strings.CutPrefix(d.Template, addendumPrefix)
	edition, kin, _ := strings.Cut(edition, "/")
	if !ok {
		return 0
	}
	last := 0
	for i, g := range list {
		if g.Group == groupForms {
			last = i + 1
			if g.form != "" && g.kin == kin && strings.Contains(formKey(edition), formKey(g.form)) {
				return i + 1
			}
		}
	}
	return last
}

func order(a, b int, idA, idB string) int {
	if a != b {
		return a - b
	}
	return strings.Compare(idA, idB)
}

// forms lists the filled forms in the order of the matter's list, and a sheet
// in the place of each form that is not filled.
func forms(s *cases.Snapshot, published func(string) (Published, bool)) []gathered {
	known := func(form string) Published {
		if published != nil {
			if p, ok := published(form); ok {
				return p
			}
		}
		return Published{Form: form}
	}
	// A matter may list a form by its name and the filled form carry its number.
	same := func(a, b string) bool { return sameForm(a, b) || sameForm(known(a).Form, known(b).Form) }
	filled := slices.Clone(s.Forms)
	rank := func(f cases.FilledForm) int {
		if i := slices.IndexFunc(s.Matter.Forms, func(name string) bool { return same(name, f.Form) }); i >= 0 {
			return i
		}
		return len(s.Matter.Forms)
	}
	slices.SortStableFunc(filled, func(a, b cases.FilledForm) int {
		if ra, rb := rank(a), rank(b); ra != rb {
			return ra - rb
		}
		return order(a.Order, b.Order, a.ID, b.ID)
	})
	var out []gathered
	next := 0 // in the matter's list
	missing := func(until int) {
		for ; next < until; next++ {
			form := s.Matter.Forms[next]
			done := slices.ContainsFunc(filled, func(f cases.FilledForm) bool { return same(form, f.Form) && formBlob(f).ID != "" })
			if p := known(form); !done && !p.Internal {
				out = append(out, gathered{Item: missingForm(s, p), form: p.Form})
			}
		}
	}
	for _, f := range filled {
		blob := formBlob(f)
		if blob.ID == "" {
			continue
		}
		missing(rank(f))
		if known(f.Form).Internal {
			continue
		}
		out = append(out, gathered{Item: Item{ID: f.ID, Kind: Form, Group: groupForms, Title: formTitle(f.Form, f.Title), SHA256: blob.SHA256},
			blob: blob.ID, form: f.Form, kin: f.Relative})
	}
	missing(len(s.Matter.Forms))
	return out
}

// formBlob is the filing copy of a form, or its draft while there is none.
func formBlob(f cases.FilledForm) cases.Blob {
	if f.Filing.ID != "" {
		return f.Filing
	}
	return f.Draft
}

// formKey is a form's number without spaces, hyphens and case: people write
// "DV-100", "DV 100" and "dv100".
func formKey(form string) string { return squash(tokens(form)) }

func sameForm(a, b string) bool { return formKey(a) == formKey(b) }

// formTitle puts the number before the title, unless the title has it.
func formTitle(form, title string) string {
	if title == "" || strings.EqualFold(form, title) {
		return capital(form)
	}
	if strings.Contains(strings.ToLower(title), strings.ToLower(form)) {
		return title
	}
	return capital(form) + ", " + title
}

// missingForm is the sheet in the place of a form.
func missingForm(s *cases.Snapshot, p Published) Item {
	title := formTitle(p.Form, p.Title)
	sheet := &Sheet{Kicker: "This place is kept for a form", Title: title, Facts: [][2]string{
		{"Form", capital(p.Form)}, {"Edition", p.Edition}, {"Published by", p.Agency}, {"Where", p.Where},
	}}
	blank := slices.ContainsFunc(s.Blanks, func(b cases.Blank) bool { return sameForm(b.Form, p.Form) })
	switch {
	case blank:
		sheet.Words = []string{"The blank of this form is in the office's library, but the form has not been filled for this matter yet.",
			"Fill the form and build the packet again. The form then takes the place of this sheet."}
	case p.Where != "":
		sheet.Words = []string{"The blank of this form is not in the office's library yet. Official forms are not part of the program: each office takes them from the agency that publishes them.",
			"Open the page named above on a computer with a network, save the blank PDF of the edition in force, import it, fill the form, and build the packet again. The form then takes the place of this sheet.",
			"Check the edition on that page before filing. Agencies send back forms of an older edition."}
	default:
		sheet.Words = []string{"This form is on the matter's list but has not been made yet.",
			"Prepare the form and build the packet again. The form then takes the place of this sheet."}
	}
	return Item{ID: "form:" + p.Form, Kind: Missing, Group: groupForms, Title: title + " (not in the packet yet)", Probe: Probe{Pages: 1}, Sheet: sheet}
}

// oneLine is a title without line ends and control characters: no font prints
// them, and a whole packet would wait for one of them.
func oneLine(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// open opens the sources of gathered items and makes them ready. closeAll
// closes what was opened.
func open(ctx context.Context, store Store, k *kitchen, list []gathered) (items []Item, closeAll func(), err error) {
	var opened []cases.ReaderAtCloser
	closeAll = func() {
		for _, b := range opened {
			b.Close()
		}
	}
	for _, g := range list {
		if g.blob != "" {
			b, err := store.OpenBlob(ctx, g.blob)
			if err != nil {
				return nil, closeAll, &ItemError{g.ID, err}
			}
			opened = append(opened, b)
			g.R, g.Size = b, b.Size()
		}
		items = append(items, g.Item)
	}
	return items, closeAll, k.prepare(ctx, items)
}
