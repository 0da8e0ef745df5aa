package packet_test

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/packet"
)

// fault is one packet with one thing wrong, and the rule that has to find it, and no other.
type fault struct {
	packet.Fault
	rule  string
	level packet.Level
	fix   string
}

// seededFaults: each packet has one fault, made in its bytes or in its records after it was built, and is read back by the
// real engines. Exactly the rule that is meant finds it.
func seededFaults(t *testing.T, v *vault.Vault) {
	kinds := map[cases.Kind]cases.Recipient{cases.RecordRelief: cases.CourtSealed, cases.ProtectiveOrder: cases.CourtPublic, cases.Immigration: cases.USCIS}
	all := 0
	for kind, to := range kinds {
		s := snapshot(t, v, kind)
		o := packet.BuildOptions{Recipient: to}
		b, err := build(t, v, s, o)
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		packet.KnownLines(t, b.Lines)
		// The clean sample has no red line but for a form whose official blank is not at hand.
		for _, l := range b.Lines {
			if l.Level == packet.Red && l.Rule != "form-missing" {
				t.Errorf("%s, clean: %+v", kind, l)
			}
		}
		o.Now, _ = sample.Today.Time()
		o.Papers = forms.PapersOn(o.Now)
		r := packet.Read(t, b, s, o)
		for name, f := range faultsOf(kind, s) {
			all++
			t.Run(name, func(t *testing.T) { f.look(t, r) })
		}
	}
	t.Logf("%d faults", all)
	if all < 30 {
		t.Errorf("only %d faults", all)
	}
}

// look seeds the fault and asks which rule found it.
func (f fault) look(t *testing.T, r *packet.Reading) {
	before, after := r.With(t, f.Fault)
	if got := packet.Caused(before, after); !slices.Equal(got, []string{f.rule}) {
		t.Fatalf("found by %v, want %s", got, f.rule)
	}
	i := slices.IndexFunc(after, func(l packet.Line) bool {
		return l.Rule == f.rule && l.Level != packet.Green && !slices.Contains(before, l)
	})
	if l := after[i]; l.Level != f.level || l.Fix != f.fix {
		t.Errorf("%+v", l)
	}
	packet.KnownLines(t, after)
}

func faultsOf(kind cases.Kind, s *cases.Snapshot) map[string]fault {
	switch kind {
	case cases.RecordRelief:
		return bytesFaults()
	case cases.Immigration:
		return petitionFaults(s)
	}
	return wishFaults()
}

// signedPapers: a line about a signature goes when the scan of the signed paper is added, and comes back when the paper is
// made anew. A scan with pages missing is not taken.
func signedPapers(t *testing.T, v *vault.Vault) {
	ctx, now := t.Context(), func() time.Time { n, _ := sample.Today.Time(); return n }()
	s := snapshot(t, v, cases.RecordRelief)
	var doc cases.Document
	for _, d := range s.Documents {
		if d.Template == "us.3771a.declaration" {
			doc = d
		}
	}
	waits := func(s *cases.Snapshot) bool {
		b, err := build(t, v, s, packet.BuildOptions{})
		if err != nil {
			t.Fatal(err)
		}
		packet.KnownLines(t, b.Lines)
		return slices.ContainsFunc(b.Lines, func(l packet.Line) bool { return l.Rule == "signatures" && l.Item == doc.ID && l.Fix == packet.FixSign })
	}
	if !waits(s) {
		t.Fatal("the declaration does not wait for a signature")
	}
	blob, err := v.OpenBlob(ctx, doc.PDF.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer blob.Close()
	var short *packet.SignedPages
	other, err := v.OpenBlob(ctx, s.Documents[slices.IndexFunc(s.Documents, func(d cases.Document) bool { return d.Template == "us.3771a.motion" })].PDF.ID)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := packet.AddSigned(ctx, v, packet.Viewer(t), s, doc.ID, other, other.Size(), "", now); !errors.As(err, &short) {
		t.Errorf("a scan of another length: %v", err)
	}
	if _, err := packet.AddSigned(ctx, v, packet.Viewer(t), s, doc.ID, blob, blob.Size(), "A. Counsel", now); err != nil {
		t.Fatal(err)
	}
	s = snapshot(t, v, cases.RecordRelief)
	if waits(s) {
		t.Error("the signed declaration still waits for a signature")
	}
	for i := range s.Documents {
		if s.Documents[i].ID == doc.ID {
			s.Documents[i].PDF = s.Documents[(i+1)%len(s.Documents)].PDF
		}
	}
	if !waits(s) {
		t.Error("a declaration made anew counts as signed")
	}
}

// bytesFaults are in the file itself.
func bytesFaults() map[string]fault {
	root := func(ctx *model.Context) types.Dict {
		d, err := ctx.Catalog()
		if err != nil {
			panic(err)
		}
		return d
	}
	add := func(ctx *model.Context, o types.Object) types.Object {
		ref, err := ctx.IndRefForNewObject(o)
		if err != nil {
			panic(err)
		}
		return *ref
	}
	stream := func(ctx *model.Context, d types.Dict, data string) types.Object {
		sd, err := ctx.NewStreamDictForBuf([]byte(data))
		if err == nil {
			err = sd.Encode()
		}
		if err != nil {
			panic(err)
		}
		for k, v := range d {
			sd.Dict[k] = v
		}
		return add(ctx, *sd)
	}
	script := types.Dict{"S": types.Name("JavaScript"), "JS": types.StringLiteral("app.beep(0);")}
	return map[string]fault{
		"a page without its number": {packet.Fault{Bytes: func(ctx *model.Context, page packet.Pages) {
			page(4)["Contents"] = stream(ctx, types.Dict{}, "q /HbBody Do Q")
		}}, "page-numbers", packet.Red, packet.FixBuild},
		"a page counter that begins elsewhere": {packet.Fault{Bytes: func(ctx *model.Context, _ packet.Pages) {
			root(ctx)["PageLabels"] = types.Dict{"Nums": types.Array{types.Integer(0), types.Dict{"S": types.Name("D"), "St": types.Integer(5)}}}
		}}, "page-counter", packet.Red, packet.FixBuild},
		"an entry of the contents that leads elsewhere": {packet.Fault{Bytes: func(ctx *model.Context, page packet.Pages) {
			link, _ := ctx.DereferenceDict(page(2)["Annots"].(types.Array)[1])
			link["Dest"] = page(2)["Annots"].(types.Array)[0].(types.Dict)["Dest"]
		}}, "contents", packet.Red, packet.FixBuild},
		"a password": {packet.Fault{File: func(t testing.TB, pdf []byte) []byte {
			var out bytes.Buffer
			if err := api.Encrypt(bytes.NewReader(pdf), &out, model.NewAESConfiguration("", "owner", 256)); err != nil {
				t.Fatal(err)
			}
			return out.Bytes()
		}}, "password", packet.Red, packet.FixBuild},
		"a script": {packet.Fault{Bytes: func(ctx *model.Context, _ packet.Pages) {
			root(ctx)["Names"] = types.Dict{"JavaScript": types.Dict{"Names": types.Array{types.StringLiteral("x"), add(ctx, script)}}}
		}}, "script", packet.Red, packet.FixBuild},
		"something done on opening": {packet.Fault{Bytes: func(ctx *model.Context, _ packet.Pages) {
			root(ctx)["OpenAction"] = types.Dict{"S": types.Name("Named"), "N": types.Name("Print")}
		}}, "open-action", packet.Red, packet.FixBuild},
		"a file attached inside": {packet.Fault{Bytes: func(ctx *model.Context, _ packet.Pages) {
			file := stream(ctx, types.Dict{"Type": types.Name("EmbeddedFile")}, "more")
			spec := add(ctx, types.Dict{"Type": types.Name("Filespec"), "F": types.StringLiteral("more.txt"), "UF": types.StringLiteral("more.txt"), "EF": types.Dict{"F": file}})
			root(ctx)["Names"] = types.Dict{"EmbeddedFiles": types.Dict{"Names": types.Array{types.StringLiteral("more.txt"), spec}}}
		}}, "attachment", packet.Red, packet.FixBuild},
		"a note over a page": {packet.Fault{Bytes: func(ctx *model.Context, page packet.Pages) {
			page(5)["Annots"] = types.Array{add(ctx, types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name("Text"), "Contents": types.StringLiteral("see me"),
				"Rect": types.Array{types.Integer(20), types.Integer(700), types.Integer(40), types.Integer(720)}})}
		}}, "annotation", packet.Amber, packet.FixEvidence},
		"a field that can be filled": {packet.Fault{Bytes: func(ctx *model.Context, page packet.Pages) {
			field := add(ctx, types.Dict{"Type": types.Name("Annot"), "Subtype": types.Name("Widget"), "FT": types.Name("Tx"), "T": types.StringLiteral("f"), "F": types.Integer(4),
				"DA":   types.StringLiteral("/Helv 0 Tf 0 g"),
				"Rect": types.Array{types.Integer(20), types.Integer(700), types.Integer(90), types.Integer(720)}})
			page(5)["Annots"] = types.Array{field}
			root(ctx)["AcroForm"] = types.Dict{"Fields": types.Array{field}, "DA": types.StringLiteral("/Helv 0 Tf 0 g"), "DR": types.Dict{}}
		}}, "open-field", packet.Red, packet.FixForm},
		"an empty page": {packet.Fault{Bytes: func(ctx *model.Context, page packet.Pages) {
			page(5)["Contents"] = page(4)["Contents"]
			page(5)["Resources"].(types.Dict)["XObject"].(types.Dict)["HbBody"] = stream(ctx, types.Dict{"Type": types.Name("XObject"), "Subtype": types.Name("Form"),
				"BBox": types.Array{types.Integer(0), types.Integer(0), types.Integer(612), types.Integer(792)}}, "q Q")
		}}, "blank-pages", packet.Amber, packet.FixEvidence},
		"an exhibit without a bookmark": {packet.Fault{Bytes: func(ctx *model.Context, _ packet.Pages) {
			delete(root(ctx), "Outlines")
		}}, "bookmarks", packet.Amber, packet.FixBuild},
		"bookmarks that are not shown": {packet.Fault{Pack: "ny-appellate", Bytes: func(ctx *model.Context, _ packet.Pages) {
			delete(root(ctx), "PageMode")
		}}, "bookmarks-open", packet.Red, packet.FixBuild},
		"a page too few": {packet.Fault{Bytes: func(ctx *model.Context, _ packet.Pages) {
			if err := dropLast(ctx); err != nil {
				panic(err)
			}
		}}, "page-count", packet.Red, packet.FixBuild},
		"more than the court takes":      {packet.Fault{Limit: 100_000}, "part-size", packet.Red, packet.FixVenue},
		"a file named after the client":  {packet.Fault{Name: "Ejemplo.pdf"}, "file-names", packet.Red, packet.FixBuild},
		"a file named against the venue": {packet.Fault{Pack: "eoir-ecas", Name: "bundle.pdf"}, "part-names", packet.Red, packet.FixBuild},
		"a client's name in the properties": {packet.Fault{Bytes: func(ctx *model.Context, _ packet.Pages) {
			info, err := ctx.DereferenceDict(*ctx.Info)
			if err != nil {
				panic(err)
			}
			info["Subject"] = types.StringLiteral("Ximena Ejemplo")
		}}, "file-names", packet.Red, packet.FixBuild},
		"no certificate of service": {packet.Fault{Pack: "eoir-ecas", Record: func(_ *cases.Snapshot, items []*packet.Item) { unserved(items) }}, "service", packet.Amber, packet.FixDocument},
		"a gap in a document":       {packet.Fault{Record: func(s *cases.Snapshot, _ []*packet.Item) { s.Documents[0].Gaps = []string{"a", "b"} }}, "document-gaps", packet.Amber, packet.FixDocument},
		"evidence left out": {packet.Fault{Record: func(s *cases.Snapshot, _ []*packet.Item) {
			s.Evidence = append(s.Evidence, cases.EvidenceItem{ID: "x"})
		}}, "evidence-left-out", packet.Amber, packet.FixExhibits},
		"a paper named, not in": {packet.Fault{Record: func(_ *cases.Snapshot, items []*packet.Item) {
			items[slices.IndexFunc(items, func(it *packet.Item) bool { return it.Label == "A" })].Label = "Z"
		}}, "exhibit-cited", packet.Amber, packet.FixExhibits},
		"a letter that is not printed": {packet.Fault{Record: func(_ *cases.Snapshot, items []*packet.Item) {
			it := items[slices.IndexFunc(items, func(it *packet.Item) bool { return it.Label == "A" })]
			it.Kind, it.Media = packet.Media, "application/rtf"
		}}, "unprinted", packet.Amber, packet.FixEvidence},
		"a scan nobody can read": {packet.Fault{Record: scanRead}, "unreadable-scans", packet.Amber, packet.FixEvidence},
	}
}

// scanRead says that words were looked for in the exhibits that are pictures; the pages have none.
func scanRead(s *cases.Snapshot, items []*packet.Item) {
	s.Copies = append([]cases.WorkingCopy{}, s.Copies...)
	for _, it := range items {
		if it.Kind == packet.Exhibit {
			s.Copies = append(s.Copies, cases.WorkingCopy{SourceID: it.ID, Step: cases.TextLayer})
		}
	}
}

// dropLast takes the last page out of the tree.
func dropLast(ctx *model.Context) error {
	root, err := ctx.Pages()
	if err != nil {
		return err
	}
	at, err := ctx.DereferenceDict(*root)
	for err == nil {
		at["Count"] = types.Integer(at["Count"].(types.Integer).Value() - 1)
		kids := at["Kids"].(types.Array)
		last, e := ctx.DereferenceDict(kids[len(kids)-1])
		if e != nil || last["Kids"] == nil {
			at["Kids"] = kids[:len(kids)-1]
			ctx.PageCount--
			return e
		}
		at = last
	}
	return err
}

// petitionFaults are in what a petition's records say.
func petitionFaults(s *cases.Snapshot) map[string]fault {
	form := func(change func(f *cases.FilledForm)) func(*cases.Snapshot, []*packet.Item) {
		return func(s *cases.Snapshot, items []*packet.Item) {
			for _, it := range items {
				for i := range s.Forms {
					if s.Forms[i].ID == it.ID && s.Forms[i].Relative == "" {
						change(&s.Forms[i])
						return
					}
				}
			}
		}
	}
	exhibit := func(change func(s *cases.Snapshot, e *cases.EvidenceItem)) func(*cases.Snapshot, []*packet.Item) {
		return func(s *cases.Snapshot, _ []*packet.Item) { change(s, &s.Evidence[0]) }
	}
	u := func(signed cases.Date) func(*cases.Snapshot, []*packet.Item) {
		return func(s *cases.Snapshot, _ []*packet.Item) {
			part := *s.Matter.Petition
			part.Form, part.SuppBSigned = "I-918", signed
			s.Matter.Petition = &part
		}
	}
	other := s.Evidence[1].ID
	out := map[string]fault{
		"Supplement B six months old":  {packet.Fault{Record: u("2026-05-20")}, "supplement-b", packet.Red, packet.FixDate},
		"Supplement B about to lapse":  {packet.Fault{Record: u("2026-05-29")}, "supplement-b", packet.Amber, packet.FixDate},
		"Supplement B of next year":    {packet.Fault{Record: u("2027-01-05")}, "supplement-b", packet.Red, packet.FixDate},
		"Supplement B without a day":   {packet.Fault{Record: u("")}, "supplement-b", packet.Amber, packet.FixDate},
		"an answer without room":       {packet.Fault{Record: form(func(f *cases.FilledForm) { f.Overflow = 2 })}, "form-overflow", packet.Red, packet.FixForm},
		"questions without answers":    {packet.Fault{Record: form(func(f *cases.FilledForm) { f.Blank += 3; f.Open = append(f.Open, "a", "b", "c") })}, "blank-answers", packet.Amber, packet.FixForm},
		"a point that needs a look":    {packet.Fault{Record: form(func(f *cases.FilledForm) { f.Open = append(f.Open, "a") })}, "form-open", packet.Amber, packet.FixForm},
		"a form about nobody":          {packet.Fault{Record: form(func(f *cases.FilledForm) { f.Relative = "gone"; f.Facts = nil })}, "form-relative", packet.Red, packet.FixForm},
		"no English translation":       {packet.Fault{Record: exhibit(func(_ *cases.Snapshot, e *cases.EvidenceItem) { e.Language = "vi" })}, "translation", packet.Red, packet.FixTranslate},
		"a translation nobody vouches": {packet.Fault{Record: exhibit(func(_ *cases.Snapshot, e *cases.EvidenceItem) { e.Language, e.Translation = "vi", other })}, "translation", packet.Red, packet.FixTranslate},
		"marks that are not painted": {packet.Fault{Record: exhibit(func(s *cases.Snapshot, e *cases.EvidenceItem) {
			s.Redactions = []cases.Redaction{{SourceID: e.ID, For: []cases.Recipient{cases.USCIS}, Marks: []cases.Mark{{ID: "m", Page: 1, X1: 9, Y1: 9}}}}
		})}, "marks-not-painted", packet.Red, packet.FixRedact},
		"a file that was repaired": {packet.Fault{Record: func(_ *cases.Snapshot, items []*packet.Item) {
			last := items[len(items)-1]
			last.Steps = append(slices.Clone(last.Steps), packet.StepRepaired)
		}}, "repaired", packet.Amber, packet.FixEvidence},
	}
	if slices.ContainsFunc(s.Forms, func(f cases.FilledForm) bool { return f.Form == "I-914" && f.Filing.ID+f.Draft.ID != "" }) {
		out["an edition not taken any more"] = fault{packet.Fault{Papers: func(kind packet.Kind, name, edition string) (packet.PaperFacts, bool) {
			return packet.PaperFacts{NotNow: "The agency took it until last week."}, kind == packet.Form && name == "I-914"
		}}, "form-edition", packet.Red, packet.FixForm}
		out["two spellings of a name"] = fault{packet.Fault{Record: spelledTwice}, "same-person", packet.Red, packet.FixForm}
	}
	return out
}

// unserved takes the certificate of service out of what the packet is said to hold.
func unserved(items []*packet.Item) {
	for _, it := range items {
		if strings.Contains(it.Title, "ervice") {
			it.ID, it.Title = "another", "Another paper"
		}
	}
}

// spelledTwice: a form was filled with another family name than the file has now.
func spelledTwice(s *cases.Snapshot, items []*packet.Item) {
	for _, it := range items {
		for n, f := range s.Forms {
			if f.ID == it.ID && f.Relative == "" && f.Facts["client.name.family"] != "" {
				s.Forms[n].Facts = maps.Clone(f.Facts)
				s.Forms[n].Facts["client.name.family"] += "n"
				return
			}
		}
	}
}

// wishFaults are against what the client decided.
func wishFaults() map[string]fault {
	return map[string]fault{
		"an address service that ended": {packet.Fault{Record: func(s *cases.Snapshot, _ []*packet.Item) {
			s.Client.Addresses = append(slices.Clone(s.Client.Addresses), cases.Address{Kind: cases.Substitute, Street: "PO Box 999", Expires: "2026-10-01"})
		}}, "substitute-address-ended", packet.Amber, packet.FixFamily},
		"a reader the client does not want": {packet.Fault{Record: func(s *cases.Snapshot, _ []*packet.Item) {
			s.Choices = append(slices.Clone(s.Choices), cases.Choice{ID: "z", ClientID: s.Client.ID, What: cases.ChoiceWhoMay, About: "the public file",
				Recipient: cases.CourtPublic, Answer: cases.ChoseNo, Decision: "No.", On: "2026-11-19"})
		}}, "who-may-know", packet.Red, packet.FixRelease},
		"a proposed order among the rest": {packet.Fault{Pack: "texas", Record: func(_ *cases.Snapshot, items []*packet.Item) {
			for _, it := range items {
				if it.Kind == packet.Document {
					it.Title = "Proposed order"
				}
			}
		}}, "lead-document", packet.Amber, packet.FixDocument},
	}
}
