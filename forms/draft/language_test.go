package draft

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

const letterHead = "id: x\ntitle: T\nfooter: F\nlook: letter\nfor: {kind: immigration, relief: imm.t}\n"

// built reads a template with a body and builds it from s.
func built(t *testing.T, yaml string, s *cases.Snapshot) (*Document, []Gap) {
	t.Helper()
	tm, err := Read([]byte(yaml))
	if err != nil {
		t.Fatalf("%v\n%s", err, yaml)
	}
	d, gaps, err := tm.Build(s)
	if err != nil {
		t.Fatal(err)
	}
	return d, gaps
}

func proving(points ...string) *cases.Snapshot {
	s := &cases.Snapshot{Matter: cases.Matter{ID: "m", Kind: cases.Immigration, Relief: "imm.t"}}
	for i, p := range points {
		s.Evidence = append(s.Evidence, cases.EvidenceItem{ID: fmt.Sprint("e", i), Proves: []string{p}, Exhibit: cases.Exhibit{Order: i + 1}})
	}
	return s
}

func TestExhibitsByPoint(t *testing.T) {
	for _, c := range []struct {
		points []string
		lang   string
		want   string
		cited  []string
		gaps   int
	}{
		{[]string{"ev.rap", "ev.medical"}, "en-US", "See Exhibit\u00a0B.", []string{"e1"}, 0},
		{[]string{"ev.medical", "ev.rap", "ev.medical"}, "en-US", "See Exhibits\u00a0A and C.", []string{"e0", "e2"}, 0},
		{[]string{"ev.medical", "ev.medical", "ev.medical"}, "en-US", "See Exhibits\u00a0A, B, and C.", []string{"e0", "e1", "e2"}, 0},
		{[]string{"ev.medical", "ev.medical"}, "es-US", "See Anexos\u00a0A y B.", []string{"e0", "e1"}, 0},
		{[]string{"ev.rap"}, "en-US", "See [Exhibit: Medical or psychological records: not yet known].", nil, 1},
	} {
		d, gaps := built(t, letterHead+"lang: "+c.lang+"\nbody: [{para: 'See {exhibits.ev.medical}.'}]", proving(c.points...))
		got := d.Blocks[0].(Paragraph).Text.String()
		if c.gaps > 0 && strings.HasPrefix(got, "See [Exhibit: ") && strings.HasSuffix(got, ": not yet known].") {
			got = c.want // the law data names the kind of exhibit
		}
		if got != c.want || !slices.Equal(d.Cited, c.cited) || len(gaps) != c.gaps {
			t.Errorf("%v: %q, cites %v, gaps %v", c.points, got, d.Cited, gaps)
		}
	}
}

// A sentence about an exhibit that may be lacking is left out with it, and comes when an exhibit is marked.
func TestOptionalExhibit(t *testing.T) {
	const yaml = letterHead + "body: [{para: 'Before.'}, {para: 'See {exhibits.ev.medical?}.'}, {when: {has: exhibits.ev.medical}, then: [{para: Told.}], else: [{para: Not told.}]}]"
	d, gaps := built(t, yaml, proving("ev.rap"))
	if len(d.Blocks) != 2 || len(gaps) != 0 || d.Blocks[1].(Paragraph).Text.String() != "Not told." {
		t.Errorf("without an exhibit: %v, gaps %v", d.Blocks, gaps)
	}
	if _, ok := d.Facts["exhibits.ev.medical"]; !ok {
		t.Error("the paper does not depend on the exhibit it left out")
	}
	if d, _ = built(t, yaml, proving("ev.medical")); len(d.Blocks) != 3 {
		t.Errorf("with an exhibit: %v", d.Blocks)
	}
}

func TestRowsCiteTheirExhibit(t *testing.T) {
	d, _ := built(t, letterHead+"body: [{list: {each: matter.evidence.exhibits, where: {proves: [ev.rap]}, item: '{matter.evidence.exhibits[].label}'}}]",
		proving("ev.medical", "ev.rap"))
	if !slices.Equal(d.Cited, []string{"e1"}) {
		t.Errorf("cited %v", d.Cited)
	}
}

func TestFootnotes(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{Name: cases.Name{Given: "Ana", Family: "Muster] ^[x"}}}
	d, gaps := built(t, letterHead+"body: [{para: 'Words^[Says *she*, {client.name.full} [sic], {client.language?}.] go on.'}]", s)
	text := d.Blocks[0].(Paragraph).Text
	if text.String() != "Words go on." || len(gaps) > 0 {
		t.Errorf("text %q, gaps %v", text.String(), gaps)
	}
	notes := text.Notes()
	if len(notes) != 1 || notes[0].String() != "Says she, Ana Muster] ^[x [sic], ." {
		t.Errorf("notes %v", notes)
	}
}

func TestBlankTodayAndFormats(t *testing.T) {
	s := &cases.Snapshot{Client: cases.Client{Name: cases.Name{Given: "Ana", Middle: "María", Family: "De-Muster"}, BirthDate: "1990-03-04", SSN: "900-00-1234"}}
	for text, want := range map[string]string{
		"{blank}":                       strings.Repeat("_", 18),
		"{blank:3}":                     "___",
		"{today}":                       "March 5, 2026",
		"{client.name.full:initials}":   "A.M.D.M.",
		"{client.birthDate:year}":       "1990",
		"{client.birthDate}":            "March 4, 1990",
		"*{client.name.given:upper}*":   "ANA",
		"**{client.name.given}**, 5^2.": "Ana, 5^2.",
	} {
		d, _ := built(t, letterHead+"body: [{para: '"+text+"'}]", s.In(cases.Paper{On: "2026-03-05"}))
		if got := d.Blocks[0].(Paragraph).Text.String(); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	for date, want := range map[cases.Date][2]string{
		"2018-05-03": {"Seen on May 3, 2018. On May 3, 2018 too.", "Visto el 3 de mayo de 2018."}, "2018-05": {"Seen in May 2018. In May 2018 too.", "Visto en mayo de 2018."},
		"~2016": {"Seen in about 2016. In about 2016 too.", "Visto en 2016, aproximadamente."}, "~2018-05-03": {"Seen on about May 3, 2018. On about May 3, 2018 too.", "Visto el 3 de mayo de 2018, aproximadamente."},
	} {
		one := &cases.Snapshot{Client: cases.Client{BirthDate: date}}
		en, _ := built(t, letterHead+"body: [{para: 'Seen {client.birthDate:on}. {client.birthDate:On} too.'}]", one)
		es, _ := built(t, letterHead+"lang: es-US\nbody: [{para: 'Visto {client.birthDate:on}.'}]", one)
		if got := [2]string{en.Blocks[0].(Paragraph).Text.String(), es.Blocks[0].(Paragraph).Text.String()}; got != want {
			t.Errorf("%s: %q, want %q", date, got, want)
		}
	}
	d, gaps := built(t, letterHead+"lang: es-US\nbody: [{para: '{today} {client.birthDate} {attorney.phone}'}]", s.In(cases.Paper{On: "2026-03-05"}))
	if got := d.Blocks[0].(Paragraph).Text.String(); !strings.HasPrefix(got, "5 de marzo de 2026 4 de marzo de 1990 [") || !strings.HasSuffix(got, ": aún no se sabe]") || len(gaps) != 1 {
		t.Errorf("in Spanish: %q %v", got, gaps)
	}
	if last4("12-34") != "____" || last4("900-00-1234") != "1234" {
		t.Error("the last four of a number")
	}
}

func TestLevelsNotaryAndNot(t *testing.T) {
	d, _ := built(t, letterHead+`body:
  - numbered: One.
  - numbered: Sub.
    level: 2
  - numbered: One again.
    restart: true
  - notary: {kind: jurat, county: "{matter.venue.county?}", signer: "{client.name.full}"}
  - when: {not: {has: client.name.full}}
    then: [{para: No name.}]
    else: [{para: A name.}]
`, &cases.Snapshot{Client: cases.Client{Name: cases.Name{Given: "Ana", Family: "Muster"}}})
	if n := d.Blocks[1].(Numbered); n.Level != 2 || n.Restart {
		t.Errorf("%+v", n)
	}
	if n := d.Blocks[2].(Numbered); n.Level != 0 || !n.Restart {
		t.Errorf("%+v", n)
	}
	if n := d.Blocks[3].(Notary); n.Kind != NotaryJurat || n.Signer.String() != "Ana Muster" || len(n.County) != 0 {
		t.Errorf("%+v", n)
	}
	if p := d.Blocks[4].(Paragraph); p.Text.String() != "A name." {
		t.Errorf("%+v", p)
	}
}

func TestCaptionFollowsTheCourt(t *testing.T) {
	const yaml = letterHead + "body: [{caption: {court: [THE COURT]}}, {caption: {style: texas, court: [THE COURT]}}]"
	d, _ := built(t, yaml, &cases.Snapshot{Matter: cases.Matter{Relief: "vac.ny", Venue: cases.Venue{State: "NY"}}})
	if a, b := d.Blocks[0].(Caption).Style, d.Blocks[1].(Caption).Style; a != NewYork || b != Texas {
		t.Errorf("styles %q and %q", a, b)
	}
	if _, ok := d.Facts["matter.venue.state"]; !ok {
		t.Error("a caption does not depend on the court's state")
	}
}

func TestPurposes(t *testing.T) {
	for _, c := range []struct {
		purposes string
		kind     cases.Kind
		relief   string
		want     bool
	}{
		{"{kind: any}", cases.ProtectiveOrder, "po.ca.dvro", true},
		{"{kind: immigration}", cases.Immigration, "imm.t", true},
		{"{kind: immigration}", cases.RecordRelief, "vac.us", false},
		{"{kind: record-relief, relief: vac}", cases.RecordRelief, "vac.ny", true},
		{"{kind: record-relief, relief: vac, except: [vac.us, vac.ny]}", cases.RecordRelief, "vac.ny", false},
		{"{kind: record-relief, relief: vac, except: [vac.us, vac.ny]}", cases.RecordRelief, "vac.us.3771a", false},
		{"{kind: record-relief, relief: vac, except: [vac.us]}", cases.RecordRelief, "vac.wa", true},
		{"[{kind: immigration, relief: imm.t}, {kind: immigration, relief: imm.u}]", cases.Immigration, "imm.u", true},
		{"[{kind: immigration, relief: imm.t}, {kind: immigration, relief: imm.u}]", cases.Immigration, "imm.vawa", false},
	} {
		tm, err := Read([]byte("id: x\ntitle: T\nfooter: F\nlook: letter\nfor: " + c.purposes + "\nbody: [{para: a}]"))
		if err != nil {
			t.Fatalf("%s: %v", c.purposes, err)
		}
		if got := tm.Fits(cases.Matter{Kind: c.kind, Relief: c.relief}); got != c.want {
			t.Errorf("%s fits %s: %v", c.purposes, c.relief, got)
		}
	}
}

// Every mistake is named with the line it stands on.
func TestMistakesNameTheirLine(t *testing.T) {
	const head = "id: x\ntitle: T\nfooter: F\nlook: letter\nfor: {kind: immigration, relief: imm.t}\n"
	for _, c := range []struct {
		key, yaml string
		line      int
	}{
		{"unknown-key", head + "bodies: []", 6},
		{"unknown-key", head + "body:\n  - para: a\n  - sing: la", 8},
		{"unknown-key", "id: x\ntitle: T\nfooter: F\nlook: letter\nfor: {kind: any, court: x}\nbody: [{para: a}]", 5},
		{"not-yaml", head + "body:\n  - para: 'a", 7},
		{"wrong-shape", head + "body:\n  - tight: one line", 7},
		{"two-documents", head + "body: [{para: a}]\n---\nid: y", 0},
		{"alias", head + "body:\n  - &a {para: a}\n  - *a", 7},
		{"lacks", head + "order: 1", 0},
		{"bad-id", strings.Replace(head, "id: x", "id: My Paper", 1) + "body: [{para: a}]", 1},
		{"unknown-look", strings.Replace(head, "look: letter", "look: pretty", 1) + "body: [{para: a}]", 4},
		{"unknown-lang", head + "lang: fr-FR\nbody: [{para: a}]", 6},
		{"unknown-kind", "id: x\ntitle: T\nfooter: F\nlook: letter\nfor: {kind: tax}\nbody: [{para: a}]", 5},
		{"unknown-relief", "id: x\ntitle: T\nfooter: F\nlook: letter\nfor: {kind: any, relief: vac.mars}\nbody: [{para: a}]", 5},
		{"unknown-reader", head + "reader: everybody\nbody: [{para: a}]", 6},
		{"unknown-set", head + "set: always\nbody: [{para: a}]", 6},
		{"unknown-sort", head + "sort: poem\nbody: [{para: a}]", 6},
		{"unknown-part", head + "body:\n  - para: a\n  - use: nowhere", 8},
		{"cite-text", head + "cites:\n  a: {law: vac.us}\nbody: [{para: a}]", 7},
		{"cite-law", head + "cites:\n  a: {text: X, law: vac.mars}\nbody: [{para: a}]", 7},
		{"unknown-cite", head + "body:\n  - para: '{cite.nowhere}'", 7},
		{"one-construct", head + "body:\n  - para: a\n    quote: b", 7},
		{"level", head + "body:\n  - para: a\n    level: 2", 7},
		{"level", head + "body:\n  - numbered: a\n    level: 4", 7},
		{"unknown-style", head + "body:\n  - caption: {style: moon, court: [a]}", 7},
		{"unknown-notary", head + "body:\n  - notary: {kind: oath}", 7},
		{"unknown-topic", head + "body:\n  - fragments: {topics: [weather]}", 7},
		{"unknown-as", head + "body:\n  - fragments: {as: song}", 7},
		{"unknown-list", head + "body:\n  - each: client.shoes\n    do: [{para: a}]", 7},
		{"unknown-fact", head + "body:\n  - para: a\n  - table:\n      head: [A, B]\n      rows:\n        - [a, '{client.shoeSize}']", 11},
		{"unknown-fact", head + "body:\n  - each: story.fragments\n    do:\n      - para: '{client.shoeSize}'", 9},
		{"unknown-fact", head + "body:\n  - when: {has: client.shoeSize}\n    then: [{para: a}]", 7},
		{"unknown-fact", head + "body:\n  - para: 'Words^[and {client.shoeSize}]'", 7},
		{"secret-fact", head + "body:\n  - para: '{client.address.shelter.line}'", 7},
		{"row-outside", head + "body:\n  - para: '{story.fragments[].words}'", 7},
		{"unknown-point", head + "body:\n  - para: '{exhibits.ev.unicorn}'", 7},
		{"unknown-format", head + "body:\n  - para: '{client.name.full:pink}'", 7},
		{"blank-length", head + "body:\n  - para: '{blank:900}'", 7},
		{"blank-length", head + "body:\n  - para: '{blank:x}'", 7},
		{"open-brace", head + "body:\n  - para: 'a {b'", 7},
		{"open-star", head + "body:\n  - para: 'a *b'", 7},
		{"open-note", head + "body:\n  - para: 'a^[b'", 7},
		{"nested-note", head + "body:\n  - para: 'a^[b^[c]]'", 7},
		{"is-in", head + "body:\n  - when: {is: client.name.full}\n    then: [{para: a}]", 7},
		{"proves-outside", head + "body:\n  - when: {proves: [ev.rap]}\n    then: [{para: a}]", 7},
		{"unknown-point", head + "body:\n  - list: {each: matter.evidence.exhibits, where: {proves: [ev.unicorn]}, item: a}", 7},
		{"one-question", head + "body:\n  - when: {has: client.name.full, lacks: client.name.full}\n    then: [{para: a}]", 7},
		{"one-question", head + "body:\n  - when: {not: {}}\n    then: [{para: a}]", 7},
		{"columns", head + "body:\n  - table:\n      head: [A, B]\n      rows: [[a, b], [c]]", 9},
		{"each-row", head + "body:\n  - list: {item: a}", 7},
		{"stray-then", head + "body:\n  - para: a\n    then: [{para: b}]", 7},
		{"too-long", head + "body:\n  - para: '" + strings.Repeat("a", cases.MostTemplate) + "'", 0},
	} {
		_, err := Read([]byte(c.yaml))
		var found Mistakes
		if !errors.As(err, &found) {
			t.Errorf("%s: read with %v:\n%.300s", c.key, err, c.yaml)
			continue
		}
		if !slices.ContainsFunc(found, func(m Mistake) bool { return m.Key == c.key && m.Line == c.line }) {
			t.Errorf("%s on line %d: found %+v in\n%.300s", c.key, c.line, found, c.yaml)
		}
		for _, m := range found {
			if m.In("es") == "" || m.In("en") == m.In("es") || strings.Contains(m.In("en")+m.In("es"), "%!") {
				t.Errorf("%s in words: %q, %q", m.Key, m.In("en"), m.In("es"))
			}
		}
	}
	_, err := Read([]byte(head + "body:\n  - para: '{client.shoeSize}'\n  - para: '{cite.x} {client.hat}'"))
	if found := (Mistakes{}); !errors.As(err, &found) || len(found) != 3 || found[2].Line != 8 {
		t.Errorf("all mistakes at once: %v", err)
	}
}

// Every part that comes with the program is used, and a fresh reading of it agrees with the templates' own citations.
func TestPartsAreUsed(t *testing.T) {
	var all strings.Builder
	files, _ := filepath.Glob("templates/*.yaml")
	more, _ := filepath.Glob("templates/parts/*.yaml")
	for _, name := range append(files, more...) {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
		all.WriteString("\n")
	}
	for name, p := range parts() {
		if len(p.Body) == 0 {
			t.Errorf("the part %s has no body", name)
		}
		if !strings.Contains(all.String(), "use: "+name) {
			t.Errorf("no template uses the part %s", name)
		}
	}
}

// A reader of files from elsewhere never panics, and what it lets pass can be built from nothing and from the sample.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("templates/*.yaml")
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte(letterHead + "body: [{para: '*{blank:9}^[a *b* {today}]*'}]"))
	f.Add([]byte(letterHead + "body: [{use: counsel-signature}]"))
	f.Add([]byte("a: &a [*a]"))
	matters := snapshots()
	f.Fuzz(func(t *testing.T, raw []byte) {
		tm, err := Read(raw)
		if err != nil {
			_ = err.Error()
			return
		}
		tm.Asks()
		for _, s := range append(matters, &cases.Snapshot{}) {
			if _, _, err := tm.Build(s); err != nil {
				t.Errorf("read and not built: %v", err)
			}
		}
	})
}

// What the editor offers to put in can be read as it is, each construct of a body but gap among it.
func TestConstructsCanBeRead(t *testing.T) {
	seen := ""
	for _, c := range Constructs() {
		body := "body:\n" + c.Text
		if !strings.HasPrefix(c.Text, "  - ") {
			body = "body:\n  - para: 'Words " + c.Text + "'\n"
		}
		if _, err := Read([]byte(letterHead + body)); err != nil {
			t.Errorf("%s: %v", c.EN, err)
		}
		if c.ES == "" || c.EN == "" {
			t.Errorf("%q has no name", c.Text)
		}
		seen += c.Text
	}
	for _, name := range []string{"caption", "letterhead", "title", "heading", "subheading", "numbered", "para", "tight", "quote", "table", "list", "signature", "jurat", "notary", "break", "fragments", "use", "when", "each"} {
		if !strings.Contains(seen, "- "+name+":") {
			t.Errorf("the editor does not offer %s", name)
		}
	}
}
