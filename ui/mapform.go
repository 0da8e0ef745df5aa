package ui

import (
	"bytes"
	"context"
	"io"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// mapForm is the screen on which a person maps a form without code: the fields of a blank in
// reading order, what belongs in the chosen one, and the page with its boxes. Every decision is
// kept at once.
type mapForm struct {
	a     *App
	id    string // of the blank
	blank cases.Blank
	have  forms.Library
	rec   cases.FormMap
	m     *forms.Map
	hints map[string]forms.Hint
	raw   []byte // the blank as imported

	list    *kit.DataList[forms.Field]
	open    bool // only what is not decided
	pills   [2]*kit.NavItem
	edit    *mapEditor
	preview *preview
	title   *kit.Para
	note    *kit.Para
	reader  *kit.Field
	sign    *kit.Button
	pen     *kit.Button // begins and ends drawing
	drawing bool
	away    *kit.Button // removes the map
	export  *kit.Button
	head    *fyne.Container
	body    *fyne.Container
	empty   *fyne.Container // in the place of an empty list

	writing bool // a decision is on its way into the vault
	again   bool // another was made meanwhile
}

func newMapForm(a *App, id string) *mapForm {
	s := &mapForm{a: a, id: id, empty: kit.Stack()}
	s.preview = newPreview(a, a.vault, lang.T("forms.nopage"))
	s.preview.view.Zoomable(lang.T("preview.larger"), lang.T("preview.whole"))
	s.preview.onSpot = s.onSpot
	words := kit.ListWords{Count: func(shown, all int) string { return lang.T("fields.count", "shown", shown, "all", all) }, Keys: lang.T("map.keys")}
	s.list = kit.NewDataList(words, rowKey, func(f *forms.Field) string { return kit.Fold(f.Print.Label) },
		kit.Column[forms.Field]{Title: lang.T("fields.field"), Width: -1, Cell: func(f *forms.Field) kit.Cell {
			return kit.Cell{Main: orText(f.Print.Label, lang.T("map.nolabel")), Sub: dotted(lang.T("fields.page", "n", f.At.Page), decisionWords(s.m, f)), Bold: f.Status == forms.Undecided}
		}},
		kit.Column[forms.Field]{Title: lang.T("forms.state"), Width: 122, Kind: kit.Chips, Cell: func(f *forms.Field) kit.Cell {
			words, tone := decisionState(f)
			return kit.Cell{Main: words, Tone: tone}
		}})
	s.list.Keep = func(f *forms.Field) bool { return !s.open || f.Status == forms.Undecided || f.Name == s.edit.key() }
	s.list.OnSelect = s.choose
	s.list.OnOpen = func(*forms.Field) { s.edit.focus() }
	s.list.Empty = s.empty
	s.pills[0] = kit.NewPill(lang.T("map.open"), func() { s.narrow(true) })
	s.pills[1] = kit.NewPill(lang.T("fields.all"), func() { s.narrow(false) })
	s.edit = newMapEditor(s)
	s.title = kit.NewBoldPara("", theme.Title, theme.Ink)
	s.note = kit.NewPara("", theme.Small, theme.Muted)
	s.reader = recipientField(s.onReader)
	s.sign = kit.NewButton(kit.Primary, stock.ConfirmIcon(), lang.T("map.sign"), s.onSign)
	s.pen = kit.NewButton(kit.Plain, stock.ContentAddIcon(), lang.T("map.draw"), s.onDraw)
	s.export = kit.NewButton(kit.Plain, stock.UploadIcon(), lang.T("map.export"), s.onExport)
	s.sign.Allow(false) // until the map is read
	s.export.Allow(false)
	return s
}

func rowKey(f *forms.Field) string { return f.Name }

// recipientField asks who reads a form; that decides which places may stand in it.
func recipientField(changed func()) *kit.Field {
	var values, words []string
	for _, r := range cases.Recipients() {
		values, words = append(values, string(r)), append(words, lang.T("recipient."+string(r)))
	}
	f := kit.NewChoice("map.reader", lang.T("map.reader"), "", values, words)
	f.OnChange = changed
	return f
}

// Content lays the page out.
func (s *mapForm) Content() fyne.CanvasObject {
	back := kit.NewButton(kit.Quiet, stock.NavigateBackIcon(), lang.T("nav.library"), func() { s.a.Go(Route{Place: toLibrary}) })
	take := kit.NewButton(kit.Plain, stock.DownloadIcon(), lang.T("map.import"), func() { s.a.importMap(s.a.reload) })
	name := kit.NewButton(kit.Quiet, stock.DocumentCreateIcon(), lang.T("map.name"), s.askName)
	s.away = kit.NewButton(kit.Quiet, stock.DeleteIcon(), lang.T("map.remove"), s.onAway)
	s.away.Allow(false)
	top := kit.VStack(6, kit.Flow(14, back, name, s.away), kit.Head(240, kit.VStack(2, s.title, s.note), s.pen, take, s.export, s.sign))
	s.head = kit.Head(150, s.reader, s.pills[0], s.pills[1])
	s.body = kit.Frame(8, s.head, s.list, s.edit.card)
	return kit.Frame(12, top, kit.WorkPanes(380, 0.85, s.body, s.preview.view), nil)
}

func (s *mapForm) load() {
	v := s.a.vault
	viewer, err := s.a.view()
	if err != nil {
		s.a.fail(err, nil)
		return
	}
	var have forms.Library
	var raw []byte
	var started *forms.Started
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) (err error) {
		if have, err = readLibrary(ctx, v); err != nil {
			return err
		}
		b, ok := blankByID(have, s.id)
		if !ok {
			return cases.ErrNotFound
		}
		if raw, err = readAll(ctx, v, b.Original.ID); err != nil {
			return err
		}
		e := have.EditionOf(b)
		rec, ok := have.MapFor(b)
		if !ok {
			started, err = forms.StartMap(ctx, viewer, &e, raw)
			return err
		}
		m, err := forms.ReadFormMap(ctx, v, rec)
		if err != nil {
			return err
		}
		hints, err := forms.Hints(ctx, viewer, &e, raw, m)
		started = &forms.Started{Map: m, Hints: hints}
		return err
	}, func(err error) {
		if s.a.screen != screen(s) {
			return // nobody waits for it any more
		}
		if err != nil {
			s.a.fail(err, nil)
			return
		}
		s.have, s.raw = have, raw
		s.show(started)
	})
}

// readLibrary reads what the office has of forms.
func readLibrary(ctx context.Context, v *vault.Vault) (have forms.Library, err error) {
	if have.Blanks, err = vault.List[cases.Blank](ctx, v, cases.OfficeStream); err != nil {
		return have, err
	}
	have.Maps, err = vault.List[cases.FormMap](ctx, v, cases.OfficeStream)
	return have, err
}

func blankByID(have forms.Library, id string) (cases.Blank, bool) {
	for _, b := range have.Blanks {
		if b.ID == id {
			return b, true
		}
	}
	return cases.Blank{}, false
}

func readAll(ctx context.Context, store blobStore, id string) ([]byte, error) {
	r, err := store.OpenBlob(ctx, id)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(io.NewSectionReader(r, 0, r.Size()))
}

func (s *mapForm) show(started *forms.Started) {
	first := s.m == nil
	s.blank, _ = blankByID(s.have, s.id)
	s.rec, _ = s.have.MapFor(s.blank)
	s.m, s.hints = started.Map, started.Hints
	s.title.Set(dotted(s.m.Form, lang.T("map.head")))
	s.reader.Set(string(s.m.Recipient))
	s.list.SetRows(pointers(s.m.Fields))
	s.tell()
	s.preview.open("blank "+s.id, bytes.NewReader(s.raw), int64(len(s.raw)))
	if first {
		s.narrow(true)
		if s.blank.Form == "" {
			s.askName()
		}
		return
	}
	f, ok := s.m.Field(s.edit.key())
	switch {
	case !ok:
	case s.edit.typed() != "":
		s.edit.f = f // what is being typed stays
	default:
		s.edit.take(f)
	}
}

// tell says how far the map is, and marks the boxes.
func (s *mapForm) tell() {
	if s.m == nil {
		return
	}
	left := s.m.Count(forms.Undecided)
	state := lang.T("map.nosign")
	if s.rec.By != "" {
		state = lang.T("map.signed", "by", s.rec.By, "on", lang.Date(s.rec.On))
	}
	s.note.Set(dotted(s.m.Edition, lang.T("map.progress", "done", len(s.m.Fields)-left, "all", len(s.m.Fields)), state))
	s.pills[0].Note(lang.T("number", "n", left))
	s.pills[1].Note(lang.T("number", "n", len(s.m.Fields)))
	nothing := kit.NewEmptyState(stock.ConfirmIcon(), lang.T("map.alldone"), lang.T("map.alldone.words"), "", nil)
	if len(s.m.Fields) == 0 {
		nothing = kit.NewEmptyState(stock.DocumentIcon(), lang.T("map.flat"), lang.T("map.flat.words"), lang.T("map.draw"), s.onDraw)
	}
	s.empty.Objects = []fyne.CanvasObject{nothing}
	s.sign.Allow(left == 0 && len(s.m.Fields) > 0 && s.rec.ID != "" && s.rec.By == "")
	s.export.Allow(s.rec.ID != "")
	if s.away != nil {
		s.away.Allow(s.rec.ID != "")
	}
	if s.head != nil {
		s.head.Refresh()
	}
	s.frames()
}

func (s *mapForm) frames() {
	var spots []spot
	for i := range s.m.Fields {
		f := &s.m.Fields[i]
		role := theme.PaperDone
		switch f.Status {
		case forms.Undecided:
			role = theme.PaperAsk
		case forms.Never:
			role = theme.PaperRest
		}
		spots = append(spots, spot{id: f.Name, page: f.At.Page, rect: f.At.Rect, role: role})
	}
	s.preview.mark(spots, s.edit.key())
}

func (s *mapForm) narrow(open bool) { s.leave(func() { s.turn(open) }) }

// turn lists what is not decided, or all.
func (s *mapForm) turn(open bool) {
	s.open = open
	s.pills[0].Select(open)
	s.pills[1].Select(!open)
	if s.head != nil {
		s.head.Refresh() // a chosen pill is wider
	}
	s.edit.drop()
	s.list.Apply()
	if len(s.list.Rows) > 0 {
		s.list.Select(0)
		s.choose(s.list.Rows[0])
	}
}

// choose shows a field to be decided, and its box on the page.
func (s *mapForm) choose(f *forms.Field) {
	if f.Name == s.edit.key() {
		return
	}
	s.leave(func() {
		s.edit.take(f)
		s.list.SelectKey(f.Name)
		s.preview.look(f.Name)
	})
	s.list.SelectKey(s.edit.key()) // it stays while the question is asked
}

// onSpot follows a press on the page to the row of that box.
func (s *mapForm) onSpot(name string) {
	if s.m == nil {
		return
	}
	f, ok := s.m.Field(name)
	if !ok {
		return
	}
	s.leave(func() {
		if s.open && f.Status != forms.Undecided {
			s.turn(false)
		}
		s.list.SelectKey(name)
		s.choose(f)
	})
}

// next goes on to the next field that nobody has decided.
func (s *mapForm) next() {
	if s.m == nil {
		return
	}
	rows, from := s.m.Fields, 0
	for i := range rows {
		if rows[i].Name == s.edit.key() {
			from = i + 1
		}
	}
	for n := range rows {
		f := &rows[(from+n)%len(rows)]
		if f.Status == forms.Undecided {
			s.edit.take(f)
			s.list.Apply()
			s.list.SelectKey(f.Name)
			s.preview.look(f.Name)
			s.edit.focus()
			return
		}
	}
	if f, ok := s.m.Field(s.edit.key()); ok {
		s.edit.take(f) // the last one, as it is decided now
	}
	s.list.Apply()
	s.list.Focus(s.a.window.Canvas())
}

// onReader keeps who reads the form.
func (s *mapForm) onReader() {
	if s.m == nil {
		return
	}
	s.m.Recipient = cases.Recipient(s.reader.Value())
	s.store()
}

// store keeps the map as it is now. A decision made while the vault is writing is kept after it.
func (s *mapForm) store() {
	if s.m == nil {
		return
	}
	if s.writing {
		s.again = true
		return
	}
	s.writing = true
	v, rec, text := s.a.vault, s.rec, s.m.Write()
	begun, at := rec.ID == "", s.a.route // one may have gone on when it is written
	s.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
		m, err := forms.ReadMap(text) // a copy of its own: the window goes on with the other
		if err != nil {
			return err
		}
		rec, err = forms.StoreMap(ctx, v, rec, m, s.a.opt.Now())
		return err
	}, func(err error) {
		s.writing = false
		if err != nil {
			s.a.fail(err, nil)
			s.a.reload()
			return
		}
		s.rec = rec
		key := rec.Key()
		s.a.undo, s.a.undoAt, s.a.undoOf = []change{{table: key.Table, row: key.Row, rev: rec.Revision(), begun: begun}}, at, ""
		s.tell()
		if s.again {
			s.again = false
			s.store()
		}
	})
}

// onSave implements keeper: everything is kept already.
func (s *mapForm) onSave() { s.edit.commit() }

// unsaved implements typist: decisions are kept already; words of one that was not taken are named.
func (s *mapForm) unsaved() ([]cases.Record, []string) {
	if words := s.edit.typed(); words != "" {
		return nil, []string{words}
	}
	return nil, nil
}

// leave asks about a decision that was begun and not taken.
func (s *mapForm) leave(goOn func()) {
	if s.edit.typed() == "" {
		goOn()
		return
	}
	kit.Ask(s.a.window.Canvas(), lang.T("map.leave"), lang.T("map.leave.words"), nil,
		kit.Answer{Label: lang.T("facts.discard"), Do: func() { s.edit.drop(); goOn() }},
		kit.Answer{Label: lang.T("facts.stay")})
}

func (s *mapForm) close() { s.preview.close() }

// reveal brings the chosen row into view: the card under the list takes some of its room.
func (s *mapForm) reveal() {
	for i, f := range s.list.Rows {
		if f.Name == s.edit.key() {
			s.list.ScrollTo(i)
		}
	}
}
