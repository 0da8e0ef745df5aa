package ui

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// templateEditor is where a person writes a template: its text, every mistake with its line, what can be put in, and the
// pages that come of it with the facts of a matter.
type templateEditor struct {
	a       *App
	id      string // of the template; "" for a new one
	own     []cases.OfficeTemplate
	rec     cases.OfficeTemplate // that a saving replaces; without an id for a new one
	kept    string               // the text as it is kept
	text    *kit.Field
	entry   *kit.Entry
	matter  *kit.Field
	told    *fyne.Container // mistakes, or what the pages lack
	title   *kit.Para
	note    *kit.Para
	preview *preview
	left    *fyne.Container
	shown   []byte // the pages
	tries   int    // raised with each try: pages of an earlier one are dropped
	saving  bool   // a text is on its way into the vault
}

func newTemplateEditor(a *App, id string) *templateEditor {
	s := &templateEditor{a: a, id: id, told: kit.VStack(6)}
	s.text = kit.NewArea("template.text", lang.T("template.text"), lang.T("template.text.hint"), 8).Fill()
	s.entry = s.text.Input().(*kit.Entry)
	s.entry.TextStyle = fyne.TextStyle{Monospace: true}
	s.text.OnLeave = func() { s.look() }
	s.matter = kit.NewChoice("template.matter", lang.T("template.matter"), "", []string{""}, []string{lang.T("template.nobody")})
	s.matter.OnChange = s.try
	s.title = kit.NewBoldPara(lang.T("template.new"), theme.Title, theme.Ink)
	s.note = kit.NewPara("", theme.Small, theme.Muted)
	s.preview = newPreview(a, a.vault, lang.T("template.nopage"))
	s.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	return s
}

// Content lays the page out.
func (s *templateEditor) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("template.back"), func() { s.a.Go(Route{Place: toPapers}) })
	insert := kit.NewButton(kit.Plain, stock.ContentAddIcon(), lang.T("template.insert"), s.onInsert)
	try := kit.NewButton(kit.Plain, stock.VisibilityIcon(), lang.T("template.try"), s.try)
	save := kit.NewButton(kit.Primary, stock.DocumentSaveIcon(), lang.T("facts.save"), s.onSave)
	top := kit.VStack(6, kit.Flow(14, back), kit.Head(240, kit.VStack(2, s.title, s.note), insert, try, save))
	s.left = kit.Frame(8, s.matter, s.text, s.told)
	return kit.Frame(12, top, kit.WorkPanes(420, 0.9, s.left, s.preview.view), nil)
}

// ofSample stands for the fictional matter in the choice of whose facts the pages show.
const ofSample = "sample"

func (s *templateEditor) load() {
	v := s.a.vault
	var own []cases.OfficeTemplate
	var matters []cases.Matter
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if own, err = vault.List[cases.OfficeTemplate](ctx, v, cases.OfficeStream); err != nil {
			return err
		}
		matters, err = vault.List[cases.Matter](ctx, v, "")
		return err
	}, func(err error) {
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.own = own
		values, words := []string{"", ofSample}, []string{lang.T("template.nobody"), lang.T("template.sample")}
		for _, m := range matters {
			values, words = append(values, m.ID), append(words, m.Title)
		}
		s.matter.Offer(values, words)
		if s.kept == "" {
			s.begin()
		}
	})
}

// begin shows the office's text, else the program's, else the beginning of a new template.
func (s *templateEditor) begin() {
	text := lang.T("template.begin")
	if raw, ok := draft.Text(s.id); ok {
		text = string(raw)
		s.note.Set(lang.T("template.note.program"))
	}
	if i := slices.IndexFunc(s.own, func(o cases.OfficeTemplate) bool { return s.id != "" && o.Template == s.id }); i >= 0 {
		s.rec, text = s.own[i], strings.ReplaceAll(s.own[i].Text, "\r\n", "\n")
		s.note.Set(lang.T("template.note.own", "when", lang.Stamp(s.rec.When)))
	}
	s.kept = text
	s.write(text)
}

// write puts a text into the editor.
func (s *templateEditor) write(text string) {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if s.kept == "" {
		s.kept = text
	}
	s.text.Set(text)
	s.look()
}

// changed reports whether the text is another than the one that is kept.
func (s *templateEditor) changed() bool { return s.kept != "" && s.entry.Text != s.kept }

// look reads the text as it is and says every mistake with its line.
func (s *templateEditor) look() bool {
	t, err := draft.Read([]byte(s.entry.Text))
	s.told.Objects = nil
	if err == nil {
		s.title.Set(paperTitle(t.Title))
		s.told.Add(kit.NewPara(lang.N("template.sound", len(t.Asks())), theme.Small, theme.Muted))
	}
	s.mistakes(forms.MistakesOf(err))
	s.told.Refresh()
	if s.left != nil {
		s.left.Refresh()
	}
	return err == nil
}

// mostMistakes is how many mistakes are said at a time.
const mostMistakes = 4

func (s *templateEditor) mistakes(list draft.Mistakes) {
	if len(list) == 0 {
		return
	}
	s.told.Add(kit.NewBoldPara(lang.N("template.mistakes", len(list)), theme.Small, theme.Ink))
	for _, m := range list[:min(len(list), mostMistakes)] {
		words := kit.NewPara(m.In(lang.Code()), theme.Small, theme.Ink)
		if m.Line == 0 {
			s.told.Add(words)
			continue
		}
		s.told.Add(kit.Row(8, []float32{-1, 0}, words, kit.NewButton(kit.Quiet, nil, lang.T("template.goto"), func() { s.goTo(m.Line) })))
	}
}

// goTo puts the cursor on a line, counted from 1. The field counts rows as they are wrapped, of which a long line has
// several.
func (s *templateEditor) goTo(line int) {
	lines := strings.SplitAfter(s.entry.Text, "\n")
	at := utf8.RuneCountInString(strings.Join(lines[:min(line-1, len(lines)-1)], ""))
	s.entry.CursorRow, s.entry.CursorColumn = min(line-1, len(lines)-1), 0
	for last := -1; s.entry.CursorTextOffset() < at && s.entry.CursorTextOffset() > last; s.entry.CursorRow++ {
		last = s.entry.CursorTextOffset()
	}
	s.a.window.Canvas().Focus(s.entry)
	s.entry.Refresh()
}

// try sets the text in pages with the facts of the chosen matter. Nothing is kept.
func (s *templateEditor) try() {
	if !s.look() {
		return
	}
	v, id, text, now := s.a.vault, s.matter.Value(), s.entry.Text, s.a.opt.Now()
	s.tries++
	try := s.tries
	var pdf []byte
	var gaps []draft.Gap
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		snap := &cases.Snapshot{}
		switch id {
		case "":
		case ofSample:
			snap = forms.SampleFor(text)
		default:
			var err error
			if snap, err = v.Snapshot(ctx, id); err != nil {
				return err
			}
		}
		var err error
		pdf, gaps, err = forms.TryTemplate(snap, text, now)
		return err
	}, func(err error) {
		if s.tries != try {
			return
		}
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.shown = pdf
		s.preview.close()
		s.preview.open("", bytes.NewReader(pdf), int64(len(pdf)))
		if id != "" && len(gaps) > 0 {
			s.told.Add(kit.NewPara(lang.N("template.gaps", len(gaps)), theme.Small, theme.Muted))
			s.told.Refresh()
			s.left.Refresh()
		}
	})
}

// onInsert offers what can be put in at the cursor.
func (s *templateEditor) onInsert() {
	insertions := insertionsFor(s.entry.Text)
	items := make([]pickItem, len(insertions))
	for i, in := range insertions {
		items[i] = pickItem{head: in.head, note: in.note, fold: kit.Fold(dotted(in.head, in.note, in.text)), late: in.late}
	}
	shut := func() {}
	pick := newPicker(lang.T("template.insert.find"), items, func(i int) {
		shut()
		s.insert(insertions[i].text)
	})
	over := s.a.window.Canvas()
	shut = kit.Ask(over, lang.T("template.insert"), lang.T("template.insert.words"), pick.view, kit.Answer{Label: lang.T("ask.no")})
	over.Focus(pick.find)
}

// insert puts a text in at the cursor.
func (s *templateEditor) insert(text string) {
	s.a.window.Canvas().Focus(s.entry)
	s.entry.Insert(text)
}

// onSave implements keeper: only a template without mistakes is kept.
func (s *templateEditor) onSave() {
	if !s.look() {
		s.a.toast(lang.T("template.notyet"))
		return
	}
	if s.saving {
		return
	}
	s.saving = true
	v, own, rec, text := s.a.vault, s.own, s.rec, s.entry.Text
	spare := s.replaced(&rec)
	noted := noting(append(spare, &rec)...)
	begun := rec.ID == ""
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if err = noClientIn(ctx, v, text); err != nil {
			return err
		}
		if rec, err = forms.StoreTemplate(ctx, v, own, rec, text, s.a.opt.Now()); err != nil || len(spare) == 0 {
			return err
		}
		return v.Delete(ctx, spare...)
	}, func(err error) {
		s.saving = false
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.rec, s.kept, s.id = rec, text, rec.Template
		s.note.Set(lang.T("template.note.own", "when", lang.Stamp(rec.When)))
		s.a.reload()
		key := rec.Key()
		if begun {
			s.a.saved(lang.T("template.saved"), []change{{table: key.Table, row: key.Row, rev: rec.Revision(), begun: true}})
			return
		}
		s.a.saved(lang.T("template.saved"), noted())
	})
}

// noClientIn looks for words of the office's clients in a template, which is for everybody's papers and for other offices.
func noClientIn(ctx context.Context, v *vault.Vault, text string) error {
	clients, err := vault.List[cases.Client](ctx, v, "")
	if err != nil {
		return err
	}
	return forms.ClientInTemplate(text, clients)
}

// leave asks about a text that was changed and not kept.
func (s *templateEditor) leave(goOn func()) {
	if !s.changed() {
		goOn()
		return
	}
	kit.Ask(s.a.window.Canvas(), lang.T("template.leave"), lang.T("template.leave.words"), nil,
		kit.Answer{Label: lang.T("facts.discard"), Do: goOn},
		kit.Answer{Label: lang.T("facts.stay")})
}

// replaced turns to the template that an unfinished text was to become, where the office has that one; the unfinished
// record is not needed any more then.
func (s *templateEditor) replaced(rec *cases.OfficeTemplate) (spare []cases.Record) {
	t, err := draft.Read([]byte(s.entry.Text))
	if err != nil || !strings.HasSuffix(rec.Template, unfinished) {
		return nil
	}
	if i := slices.IndexFunc(s.own, func(o cases.OfficeTemplate) bool { return o.Template == t.ID }); i >= 0 && s.own[i].ID != rec.ID {
		was := *rec
		*rec, spare = s.own[i], []cases.Record{&was}
	}
	return spare
}

// unfinished ends the id under which a text with mistakes is kept. No template stands under it: papers are drafted as
// before until the text is mended and saved.
const unfinished = ".unfinished"

// halfway is a record for a text that cannot be a template yet.
func (s *templateEditor) halfway() cases.OfficeTemplate {
	rec := s.rec
	if !strings.HasSuffix(rec.Template, unfinished) {
		title := s.title.Words()
		rec = cases.OfficeTemplate{ID: cases.NewID(), Template: orText(s.id, "unnamed") + unfinished, Title: title}
	}
	rec.Text, rec.When = s.entry.Text, s.a.opt.Now().UTC().Format(time.RFC3339)
	return rec
}

// idLine is the line of a template that holds its id.
var idLine = regexp.MustCompile(`(?m)^id:.*$`)

// freeID is an id like another one that no template has.
func (s *templateEditor) freeID(id string) string {
	known := draft.Known(s.own)
	for n := 2; ; n++ {
		free := fmt.Sprintf("%s-%d", id, n)
		if !slices.ContainsFunc(known, func(t draft.Template) bool { return t.ID == free }) {
			return free
		}
	}
}

// unsaved implements typist: a lock keeps the text. One with mistakes, or with the id of another template, is kept beside
// the others under an id of its own.
func (s *templateEditor) unsaved() ([]cases.Record, []string) {
	if !s.changed() {
		return nil, nil
	}
	t, err := draft.Read([]byte(s.entry.Text))
	taken := err == nil && slices.ContainsFunc(s.own, func(o cases.OfficeTemplate) bool { return o.Template == t.ID && o.ID != s.rec.ID })
	if err != nil {
		rec := s.halfway()
		if rec.Check() != nil {
			return nil, []string{lang.T("template.text")}
		}
		return []cases.Record{&rec}, nil
	}
	rec := s.rec
	if taken {
		rec = cases.OfficeTemplate{}
		t.ID = s.freeID(t.ID)
		s.entry.Text = idLine.ReplaceAllString(s.entry.Text, "id: "+t.ID)
	}
	if rec.ID == "" {
		rec.ID = cases.NewID()
	}
	rec.Template, rec.Title, rec.Text = t.ID, t.Title, strings.ReplaceAll(s.entry.Text, "\r\n", "\n")
	return []cases.Record{&rec}, nil
}

func (s *templateEditor) close() { s.preview.close() }

// readShort reads a file that has at most so many bytes; of a longer one, one byte more.
func readShort(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most+1))
}
