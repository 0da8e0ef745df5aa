package packet

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// exhibits lists the evidence that the recipient gets, labelled in its order,
// each with what is filed under its letter. An exhibit keeps its letter in
// every recipient's packet; of one that is withheld nothing else is told.
// beside are the papers that stand with an exhibit and nowhere else.
func exhibits(s *cases.Snapshot, to cases.Recipient, labels cases.Labels) (out []gathered, beside map[string]bool) {
	beside = map[string]bool{}
	look := cases.PacketLook{Labels: labels}
	var kept []string // labels of the exhibits withheld since the last one that goes
	flush := func() {
		if len(kept) > 0 && to != cases.Certifier { // who learns only of what is marked for it
			out = append(out, gathered{Item: withheldLine(kept)})
		}
		kept = nil
	}
	for n, e := range s.Exhibits() {
		label := look.ExhibitLabel(n)
		for _, b := range s.Beside(e) {
			beside[b.ID] = true
		}
		switch {
		case s.Reaches(e, to):
			flush()
			out = append(out, withParts(s, e, label, to)...)
		case to == cases.CourtPublic && s.SealedFor(e) && s.Reaches(e, cases.CourtSealed):
			flush()
			out = append(out, gathered{Item: sealedSheet(label)})
		default:
			kept = append(kept, label)
		}
	}
	flush()
	return out, beside
}

// withheldLine keeps the letters of exhibits that are not part of this copy:
// a line of the contents, without a page.
func withheldLine(labels []string) Item {
	label := labels[0]
	if n := len(labels); n > 1 {
		label += "–" + labels[n-1]
	}
	return Item{ID: "withheld:" + labels[0], Kind: Withheld, Group: groupExhibits, Label: label, Title: "Not part of this copy"}
}

// sealedSheet stands in the public file for an exhibit that is filed under
// seal: the court has to see that it is there, and nobody what it is.
func sealedSheet(label string) Item {
	return Item{ID: "withheld:" + label, Kind: Withheld, Group: groupExhibits, Label: label, Title: "Filed separately under seal",
		Probe: Probe{Pages: 1}, Sheet: &Sheet{Kicker: "This place is kept for an exhibit", Title: tabWord + " " + label + ", filed separately under seal",
			Words: []string{"The exhibit is not part of the public file. It is submitted to the court in a separate filing under seal, under the same " + labelWord(label) + "."}}}
}

func labelWord(label string) string {
	if strings.Trim(label, "0123456789") == "" {
		return "number"
	}
	return "letter"
}

// withParts is an exhibit with what follows it under its letter.
func withParts(s *cases.Snapshot, e cases.EvidenceItem, label string, to cases.Recipient) []gathered {
	out := []gathered{exhibit(s, e, label, to)}
	names := map[string]string{}  // id -> how its parts are named: "attachment 2, "
	stays := map[string]bool{}    // ids that do not go, nor what follows them
	covers := map[string]string{} // id -> what a release has to cover
	for _, b := range s.Beside(e) {
		item, isItem := evidenceOf(s, b.ID)
		if stays[b.Of] || isItem && !s.Reaches(item, to) {
			stays[b.ID] = true
			continue
		}
		var g gathered
		if isItem {
			g = exhibit(s, item, label, to)
		} else {
			g = paper(s, b.ID)
			g.Label, g.Group = label, groupExhibits
		}
		words := partWords(b)
		names[b.ID] = names[b.Of] + words + ", "
		g.Part = capital(names[b.Of] + words)
		g.Kind = partKind(g.Kind, b.As)
		if b.As == cases.AsAttachment {
			g.Title = g.Part + ": " + g.Title
		} else { // it says what the exhibit says, and needs no leave of its own
			g.covers, g.Title = first(covers[b.Of], b.Of), g.Part
		}
		covers[b.ID] = g.covers
		if g.blob != "" || g.Sheet != nil {
			out = append(out, g)
		}
	}
	return out
}

func partWords(b cases.Beside) string {
	switch {
	case b.As == cases.AsTranslation && b.Whole:
		return "English translation and translator’s certificate"
	case b.As == cases.AsTranslation:
		return "English translation"
	case b.As == cases.AsCertificate:
		return "translator’s certificate"
	}
	return fmt.Sprintf("attachment %d", b.N)
}

// partKind is the kind of what follows an exhibit. A recording stays one.
func partKind(k Kind, as cases.FiledWith) Kind {
	switch {
	case k == Media:
		return Media
	case as == cases.AsTranslation:
		return Translation
	case as == cases.AsCertificate:
		return Certified
	}
	return Attachment
}

func evidenceOf(s *cases.Snapshot, id string) (cases.EvidenceItem, bool) {
	i := slices.IndexFunc(s.Evidence, func(e cases.EvidenceItem) bool { return e.ID == id })
	if i < 0 {
		return cases.EvidenceItem{}, false
	}
	return s.Evidence[i], true
}

// paper is a form or document that is filed with an exhibit.
func paper(s *cases.Snapshot, id string) gathered {
	for _, d := range s.Documents {
		if d.ID == id {
			return gathered{Item: Item{ID: id, Kind: Document, Title: d.Title, SHA256: d.PDF.SHA256}, blob: d.PDF.ID}
		}
	}
	for _, f := range s.Forms {
		if f.ID == id {
			blob := formBlob(f)
			return gathered{Item: Item{ID: id, Kind: Form, Title: formTitle(f.Form, f.Title), SHA256: blob.SHA256}, blob: blob.ID, form: f.Form}
		}
	}
	return gathered{}
}

// exhibit is one item of evidence: its pages, or a slip sheet where it has
// none.
func exhibit(s *cases.Snapshot, e cases.EvidenceItem, label string, to cases.Recipient) gathered {
	it := Item{ID: e.ID, Kind: Exhibit, Group: groupExhibits, Title: first(oneLine(e.Exhibit.Title), oneLine(e.Title)), Label: label, SHA256: e.Blob.SHA256, Media: e.Media}
	d, copied := s.CopyFor(e.ID, to)
	if copied && printable(d.Media) || printable(e.Media) {
		return gathered{Item: it, blob: e.Blob.ID}
	}
	it.Kind, it.Probe, it.Bytes = Media, Probe{Pages: 1}, e.Blob.Size
	it.Sheet = slipSheet(it, e)
	return gathered{Item: it}
}

// slipSheet stands for an exhibit that is not printed.
func slipSheet(it Item, e cases.EvidenceItem) *Sheet {
	return &Sheet{
		Kicker: "This exhibit is kept as a file and is not printed here",
		Title:  it.Title,
		Facts: [][2]string{{tabWord, it.Label}, {"Kind", mediaWords(e.Media)}, {"Date", e.Date.Long()}, {"Duration", duration(e.Seconds)},
			{"Size", thousands(e.Blob.Size) + " bytes"}, {"SHA-256", e.Blob.SHA256}, {"Lodged", "As a file of its own, beside this packet"}},
		Words: []string{"The file itself is lodged as the court or agency directs, or given on request. Its SHA-256 above shows that the file handed over is the one described here."},
	}
}

// duration is a length as people say it; empty where it is not known.
func duration(seconds int) string {
	if seconds <= 0 {
		return ""
	}
	d := time.Duration(seconds) * time.Second
	var out []string
	for _, u := range []struct {
		n    int
		word string
	}{{int(d.Hours()), "hour"}, {int(d.Minutes()) % 60, "minute"}, {seconds % 60, "second"}} {
		if u.n > 0 {
			out = append(out, counted(u.n, u.word, u.word+"s"))
		}
	}
	return strings.Join(out, " ")
}

func mediaWords(media string) string {
	kind, _, _ := strings.Cut(media, "/")
	switch kind {
	case "audio":
		return "Sound recording"
	case "video":
		return "Film"
	case "image":
		return "Picture"
	case "text":
		return "Text"
	}
	return "File"
}

func thousands(n int64) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
