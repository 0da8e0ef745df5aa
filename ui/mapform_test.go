package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms"
	pdf "github.com/harborfile/harborfile/forms/fill"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// courtForm is a form of a court that nobody has a map of.
func courtForm(t *testing.T) string {
	t.Helper()
	blank, err := pdf.New(pdf.Template{ID: "court", Number: "QX-7", Edition: "02/01/26", Title: "Request for a Certified Copy",
		Sections: []pdf.Section{{Head: "1. The person who asks", Blocks: []pdf.Block{
			{Row: []pdf.Input{{Name: "family", Label: "Last name"}, {Name: "given", Label: "First name"}}},
			{Row: []pdf.Input{{Name: "born", Label: "Date of birth", Max: 10}, {Name: "language", Label: "Language", Options: []string{"English", "Ukrainian", "Spanish"}}}},
		}}, {Head: "2. The request", Blocks: []pdf.Block{
			{Checks: &pdf.Checks{Label: "Was a copy asked for before?", Columns: 2, Items: []pdf.Input{{Name: "before_yes", Label: "Yes"}, {Name: "before_no", Label: "No"}}}},
			{Row: []pdf.Input{{Name: "copies", Label: "Number of copies", Max: 3}, {Name: "why", Label: "Reason", Width: 2}}},
			{Row: []pdf.Input{{Name: "signature", Label: "Signature"}, {Name: "clerk", Label: "Clerk"}}},
		}}}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "court.pdf")
	if err := os.WriteFile(path, blank, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// typing types into what has the keyboard and presses Enter.
func typing(t *testing.T, a *App, words string) {
	t.Helper()
	to, ok := a.window.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("nothing to type %q into; on screen: %s", words, page(a))
	}
	test.Type(to, words)
	to.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// mapScreen imports a blank and goes on to its map.
func mapScreen(t *testing.T, a *App, path string) *mapForm {
	t.Helper()
	a.Go(Route{Place: toLibrary})
	a.takeBlanks([]string{path}, a.reload)
	press(t, a, lang.T("library.mapit"))
	s, ok := a.screen.(*mapForm)
	if !ok || s.m == nil {
		t.Fatalf("no map is begun; on screen: %s", page(a))
	}
	return s
}

// at goes to the row of a field by a press on its box.
func (s *mapForm) at(t *testing.T, field string) {
	t.Helper()
	s.preview.view.OnMark(field)
	if s.edit.key() != field {
		t.Fatalf("the press on %s leads to %s", field, s.edit.key())
	}
}

// TestMapAFormThroughTheScreen maps a form that has no map, through widgets alone, and fills it for a matter.
func TestMapAFormThroughTheScreen(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := mapScreen(t, a, courtForm(t))
	fill(t, a, "map.name", "QX-7") // the program reads no number on this form
	press(t, a, lang.T("map.name.use"))
	if n := s.m.Count(forms.Undecided); n != 9 && n != 8 {
		t.Fatalf("%d fields are open in a new map of %d", n, len(s.m.Fields))
	}
	s.at(t, "family")
	s.edit.focus()
	typing(t, a, "client family name")
	if got, _ := s.m.Field("family"); got.From != "client.name.family" {
		t.Fatalf("the last name is %+v", got)
	}
	if s.edit.key() != "given" {
		t.Fatalf("after the first field comes %q", s.edit.key())
	}
	typing(t, a, "client given name")
	typing(t, a, "client date of birth")
	s.at(t, "language")
	pick(t, a, lang.T("map.way.words"))
	fill(t, a, "map.text", "Ukrainian")
	press(t, a, lang.T("map.decide"))
	s.at(t, "before_yes")
	pick(t, a, lang.T("map.way.ask"))
	fill(t, a, "map.question", "Did the client ask the court for a copy before?")
	press(t, a, lang.T("map.decide"))
	s.at(t, "before_no")
	pick(t, a, lang.T("map.way.ask"))
	press(t, a, lang.T("map.samequestion"))
	press(t, a, lang.T("map.decide"))
	s.at(t, "copies")
	pick(t, a, lang.T("map.way.words"))
	fill(t, a, "map.text", "2")
	press(t, a, lang.T("map.decide"))
	s.at(t, "why")
	pick(t, a, lang.T("map.way.ask"))
	fill(t, a, "map.question", "What is the copy for?")
	press(t, a, lang.T("map.decide"))
	for _, name := range []string{"signature", "clerk"} {
		if f, _ := s.m.Field(name); f.Status == forms.Undecided {
			s.at(t, name)
			pick(t, a, lang.T("map.way.never"))
			press(t, a, lang.T("map.decide"))
		}
	}
	if n := s.m.Count(forms.Undecided); n != 0 {
		t.Fatalf("%d fields are still open", n)
	}
	press(t, a, lang.T("map.sign"))
	fill(t, a, "map.by", "Pat Example")
	press(t, a, lang.T("map.sign"))
	if s.rec.By != "Pat Example" {
		t.Fatalf("signed off by %q", s.rec.By)
	}
	exported(t, a)
	fillAndRead(t, a)
}

// exported writes the map to a file and takes it in again, as another office would.
func exported(t *testing.T, a *App) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "form-map.yaml")
	a.pickers.save = func(context.Context, string, string) (string, error) { return file, nil }
	a.pickers.open = func(context.Context, string, bool) ([]string, error) { return []string{file}, nil }
	press(t, a, lang.T("map.export"))
	text, err := os.ReadFile(file)
	if err != nil || !strings.Contains(string(text), "client.name.family") || strings.Contains(string(text), "Zrazkova") {
		t.Fatalf("the file for another office: %v\n%s", err, text)
	}
	press(t, a, lang.T("map.remove"))
	press(t, a, lang.T("map.remove"))
	if s := a.screen.(*mapForm); s.rec.ID != "" || s.m.Count(forms.Undecided) < 8 {
		t.Fatalf("the map is still there: %+v", s.rec)
	}
	press(t, a, lang.T("map.import"))
	if s := a.screen.(*mapForm); s.rec.By != "" || s.m.Count(forms.Undecided) != 0 {
		t.Errorf("a map from elsewhere counts as signed off here: %+v", s.rec)
	}
}

// fillAndRead answers the form's questions for a matter, fills it, and reads the PDF again.
func fillAndRead(t *testing.T, a *App) {
	t.Helper()
	matterWith(t, a, "QX-7")
	s := sheetOf(t, a, "QX-7")
	box := s.holding("before_yes")
	s.list.SelectKey(lineKey(box))
	pick(t, a, lang.T("answer.no"))
	s = sheetIn(t, a)
	s.list.SelectKey(lineKey(s.holding("why")))
	s.answer.focus()
	typing(t, a, "For the immigration file")
	press(t, a, lang.T("fields.fill"))
	s = sheetIn(t, a)
	if s.row.filled == nil {
		t.Fatal("the form is not filled")
	}
	raw, err := readAll(t.Context(), a.vault, s.row.filled.Draft.ID)
	if err != nil {
		t.Fatal(err)
	}
	form, err := pdf.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	client := current(t, a).snap.Client
	want := map[string]string{"family": client.Name.Family, "given": client.Name.Given, "born": client.BirthDate.US(), "language": "Ukrainian",
		"before_yes": "Off", "copies": "2", "why": "For the immigration file", "signature": ""}
	for _, f := range form.Fields() {
		if v, ok := want[f.Name]; ok && f.Value != v {
			t.Errorf("%s is %q in the filled PDF, not %q", f.Name, f.Value, v)
		}
		if f.Name == "before_no" && (f.Value == "Off" || f.Value == "") {
			t.Error("the box No is not ticked")
		}
	}
	if got := s.row.filled.Facts["client.name.family"]; got != client.Name.Family {
		t.Errorf("the facts that were used: %v", s.row.filled.Facts)
	}
}

// matterWith is the first matter, which files a form more.
func matterWith(t *testing.T, a *App, form string) cases.Matter {
	t.Helper()
	a.Go(Route{Place: toMatter, ID: firstMatter(t, a)})
	m := current(t, a).snap.Matter
	m.Forms = append(m.Forms, form)
	if err := a.vault.Write(t.Context(), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// sheetIn is the form that is open in the matter on screen.
func sheetIn(t *testing.T, a *App) *formSheet {
	t.Helper()
	s := current(t, a).tabs[tabForms].(*formsTab).sheet
	if s == nil {
		t.Fatalf("no form is open; on screen: %s", page(a))
	}
	return s
}

// TestDrawBoxesOnAFlatForm maps a print version, which has no fields: the boxes are drawn on the page with the mouse.
func TestDrawBoxesOnAFlatForm(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	flat, err := pdf.New(pdf.Template{ID: "flat", Number: "QX-8", Edition: "02/01/26", Title: "Print version", Sections: []pdf.Section{{Blocks: []pdf.Block{{Text: "Name of the person who asks:"}}}}})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "flat.pdf")
	if err := os.WriteFile(path, flat, 0o600); err != nil {
		t.Fatal(err)
	}
	s := mapScreen(t, a, path)
	fill(t, a, "map.name", "QX-7")
	press(t, a, lang.T("map.name.use"))
	wants(t, a, lang.T("map.flat"))
	s.onDraw()
	var sheet fyne.Draggable
	each(a.window.Content(), func(o fyne.CanvasObject) {
		if d, ok := o.(fyne.Draggable); ok {
			if _, isPage := o.(fyne.Tappable); isPage {
				sheet = d
			}
		}
	})
	size := sheet.(fyne.CanvasObject).Size()
	drag := func(x, y, dx, dy float32) {
		sheet.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x+dx, y+dy)}, Dragged: fyne.Delta{DX: dx, DY: dy}})
		sheet.DragEnd()
	}
	drag(size.Width*0.3, size.Height*0.4, size.Width*0.4, size.Height*0.03)
	fill(t, a, "map.draw.label", "Name of the person who asks")
	press(t, a, lang.T("map.draw.add"))
	if len(s.m.Fields) != 1 || s.m.Fields[0].At.Page != 1 || s.m.Fields[0].At.Rect[2]-s.m.Fields[0].At.Rect[0] < 150 {
		t.Fatalf("the box that was drawn: %+v", s.m.Fields)
	}
	typing(t, a, "client full legal name")
	m := matterWith(t, a, "QX-7")
	f, err := forms.PrepareForm(t.Context(), a.vault, m.ID, "QX-7", forms.MatterOptions{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	if got := f.Values[s.m.Fields[0].Name]; got != current(t, a).snap.Client.Name.Full() {
		t.Errorf("the box holds %v", got)
	}
	if len(f.Report.Overflow) != 0 {
		t.Errorf("no room: %+v", f.Report.Overflow)
	}
}

// TestMapAnOfficialForm maps the first boxes of an official form that no map of ours knows, by keys alone, and fills it.
func TestMapAnOfficialForm(t *testing.T) {
	path := sharedForm("tx-civil-case-info-sheet.pdf")
	if !exists(path) {
		t.Skipf("no official forms in %s", filepath.Dir(path))
	}
	a := opened(t, theme.Theme{Mode: theme.Light}, "es")
	s := mapScreen(t, a, path)
	if a.window.Canvas().Overlays().Top() != nil {
		fill(t, a, "map.name", "CIVIL CASE SHEET")
		press(t, a, lang.T("map.name.use"))
	}
	form := s.m.Form
	if len(s.m.Fields) < 20 {
		t.Fatalf("%d fields", len(s.m.Fields))
	}
	var named []string
	for i := range s.m.Fields {
		f := &s.m.Fields[i]
		if f.Status == forms.Undecided && !s.box(f) && !s.hints[f.Name].Choice() && len(named) < 2 {
			named = append(named, f.Name)
			s.at(t, f.Name)
			s.edit.focus()
			typing(t, a, map[int]string{1: "client.name.family", 2: "client.name.given"}[len(named)])
		}
	}
	m := matterWith(t, a, form)
	f, err := forms.PrepareForm(t.Context(), a.vault, m.ID, form, forms.MatterOptions{Now: clock()})
	if err != nil {
		t.Fatal(err)
	}
	filled, err := pdf.Open(f.Draft)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, x := range filled.Fields() {
		got[x.Name] = x.Value
	}
	client := current(t, a).snap.Client
	if got[named[0]] != client.Name.Family || got[named[1]] != client.Name.Given {
		t.Errorf("the boxes hold %q and %q", got[named[0]], got[named[1]])
	}
}
