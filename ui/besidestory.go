package ui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// sharedStory reads the pieces of the story back, one at a time. The client says whether they are right, and where they
// may not stand. What was decided is not asked again, but can be read again.
type sharedStory struct {
	b        *beside
	list     []string // ids of the pieces to be read
	at       int
	original bool       // the words in the client's language are shown
	open     bool       // although a marked name may stand in them
	notIn    *kit.Field // where the piece that is shown may not stand
	other    *kit.Field // what is different; nil until the client says that something is
	shownID  string
	note     *cases.Note // of what is different in the piece that is shown, once it was kept
}

func newSharedStory(b *beside) *sharedStory {
	s := &sharedStory{b: b}
	for _, f := range s.pieces() {
		if !s.decided(f) {
			s.list = append(s.list, f.ID)
		}
	}
	return s
}

// pieces are told to the end and not taken back, in the client's own order.
func (s *sharedStory) pieces() []cases.Fragment {
	out := slices.DeleteFunc(slices.Clone(s.b.snap.Story), func(f cases.Fragment) bool { return f.Begun || f.Withdrawn != "" })
	slices.SortStableFunc(out, func(a, b cases.Fragment) int { return cmp.Compare(a.Order, b.Order) })
	return out
}

// decided reports whether the client approved a piece and said whether it may stand in this matter.
func (s *sharedStory) decided(f cases.Fragment) bool {
	if f.IsApproved() && (s.b.snap.Matter.ID == "" || slices.Contains(f.Uses, s.b.snap.Matter.ID)) {
		return true
	}
	if n := len(f.ReadBacks); n > 0 && f.ReadBacks[n-1].Hash != f.Hash() {
		return false // whatever was said, it was said of other words
	}
	for _, x := range s.b.snap.Sittings {
		for _, a := range x.Answers {
			if a.Question == cases.FragmentQuestion(f.ID) && a.Answer == cases.AnsweredNo && a.Words == "" {
				return true
			}
		}
	}
	return false
}

// piece is the one to be read now; false at the end.
func (s *sharedStory) piece() (cases.Fragment, bool) {
	if s.at >= len(s.list) {
		return cases.Fragment{}, false
	}
	i := slices.IndexFunc(s.b.snap.Story, func(f cases.Fragment) bool { return f.ID == s.list[s.at] })
	if i < 0 {
		return cases.Fragment{}, false
	}
	return s.b.snap.Story[i], true
}

func (s *sharedStory) fill() {
	f, ok := s.piece()
	if !ok {
		s.end()
		return
	}
	if s.shownID != f.ID {
		s.shownID, s.original, s.open, s.other = f.ID, f.Words == "", false, nil
		s.notIn, s.note = nil, nil
	}
	var page []fyne.CanvasObject
	page = append(page, kit.NewPara(lang.T("beside.piece", "n", s.at+1, "of", len(s.list)), theme.Small, theme.Muted))
	if f.Title != "" {
		page = append(page, kit.NewBoldPara(s.b.words(f.Title, lang.Code()), theme.Title, theme.Ink))
	}
	page = append(page, s.words(f)...)
	if s.other != nil {
		s.b.set(append(page, s.different(f)...)...)
		return
	}
	s.b.set(append(page, s.uses(f), kit.Flow(8, kit.NewButton(kit.Primary, nil, lang.T("beside.mine"), func() { s.approve(f) }),
		kit.NewButton(kit.Plain, nil, lang.T("beside.different"), func() { s.other = s.asksWhat(); s.fill() }),
		kit.NewButton(kit.Plain, nil, lang.T("beside.notuse"), func() { s.refuse(f) }),
		kit.NewButton(kit.Plain, nil, lang.T("screen.skip"), s.goOn)))...)
}

// words are the piece, large, in English or in the client's language.
func (s *sharedStory) words(f cases.Fragment) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	if f.Original != "" && f.Words != "" {
		row := kit.Flow(6)
		for _, own := range []bool{false, true} {
			words := lang.T("beside.english")
			if own {
				words = orText(f.Language, lang.T("beside.own"))
			}
			pill := kit.NewPill(words, func() { s.original = own; s.fill() })
			pill.Select(s.original == own)
			row.Add(pill)
		}
		out = append(out, row)
	}
	text, code := f.Words, "en"
	if s.original {
		text, code = f.Original, languageCode(f.Language)
	}
	if s.original && !s.open && !s.b.veil.Covers(text) {
		note := kit.VStack(10, kit.NewPara(lang.T("beside.uncovered.words"), theme.Body, theme.Info.Fg()),
			kit.Flow(8, kit.NewButton(kit.Plain, stock.VisibilityIcon(), lang.T("beside.showwords"), func() { s.open = true; s.fill() })))
		return append(out, kit.NewNote(theme.Info, stock.VisibilityOffIcon(), lang.T("beside.uncovered.head"), note))
	}
	return append(out, kit.NewPara(s.b.words(text, code), theme.Sub, theme.Ink))
}

// languageCode is the code of a language as people write it, as far as words for a person are known in it.
func languageCode(language string) string {
	switch kit.Fold(language) {
	case "spanish", "espanol", "castellano", "es":
		return "es"
	case "english", "ingles", "en":
		return "en"
	}
	return "other"
}

// uses asks where the piece may not stand: for each reader, and for each form of the matter.
func (s *sharedStory) uses(f cases.Fragment) fyne.CanvasObject {
	values, texts := s.places()
	field := kit.NewChecks("story.fragment.notIn", lang.T("beside.notin"), lang.T("beside.notin.hint"), values, texts)
	field.Set(strings.Join(f.NotIn, "\n"))
	if s.notIn != nil {
		field.Set(s.notIn.Value()) // chosen before the language or the size changed
	}
	s.notIn = field
	return field
}

// places are where a piece of this matter may come to stand. Law enforcement is offered only where the client chose that
// contact: nothing goes there otherwise.
func (s *sharedStory) places() (values, texts []string) {
	wishes, kind := s.b.snap.Wishes(), s.b.snap.Matter.Kind
	for _, r := range cases.Recipients() {
		own := r == cases.OfficeCopy || r == cases.ClientCopy
		court, agency := r == cases.CourtPublic || r == cases.CourtSealed, r == cases.USCIS || r == cases.EOIR
		elsewhere := court && kind == cases.Immigration || agency && kind != cases.Immigration
		if !own && !elsewhere && wishes.MayReach(r) {
			values, texts = append(values, string(r)), append(texts, lang.T("recipient."+string(r)))
		}
	}
	for _, form := range s.b.snap.Matter.Forms {
		values, texts = append(values, form), append(texts, formWithTitle(form))
	}
	return values, texts
}

// chosen is where the piece may not stand from now on: what was not offered here stays as it was.
func (s *sharedStory) chosen(f cases.Fragment) []string {
	offered, _ := s.places()
	out := slices.DeleteFunc(slices.Clone(f.NotIn), func(v string) bool { return slices.Contains(offered, v) })
	for _, v := range strings.Split(s.notIn.Value(), "\n") {
		if v != "" && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// approve keeps that these are the client's words, today, and where they may stand.
func (s *sharedStory) approve(f cases.Fragment) {
	f = f.Heard(s.b.a.today(), s.b.with(), true)
	f.NotIn = s.chosen(f)
	if id := s.b.snap.Matter.ID; id != "" && !slices.Contains(f.Uses, id) {
		f.Uses = append(slices.Clone(f.Uses), id)
	}
	s.said(f, cases.ScreenAnswer{Answer: cases.AnsweredYes})
}

// refuse keeps that the piece stands nowhere in this matter.
func (s *sharedStory) refuse(f cases.Fragment) {
	f.NotIn = s.chosen(f)
	f.Uses = slices.DeleteFunc(slices.Clone(f.Uses), func(id string) bool { return id == s.b.snap.Matter.ID })
	s.said(f, cases.ScreenAnswer{Answer: cases.AnsweredNo})
}

func (s *sharedStory) said(f cases.Fragment, a cases.ScreenAnswer, more ...cases.Record) {
	a.Question = cases.FragmentQuestion(f.ID)
	s.b.keep(s.goOn, append([]cases.Record{&f, s.b.sitting(cases.SittingStory, a)}, more...)...)
}

func (s *sharedStory) goOn() {
	s.at++
	s.other, s.notIn = nil, nil
	s.b.fill()
}

func (s *sharedStory) asksWhat() *kit.Field {
	return kit.NewArea("story.different", label("story.different"), hint("story.different"), 4)
}

// different asks what is not right. The piece is used nowhere until it was written anew and read back.
func (s *sharedStory) different(f cases.Fragment) []fyne.CanvasObject {
	field := s.asksWhat()
	field.Set(s.other.Value())
	s.other = field
	s.b.a.window.Canvas().Focus(field.Input())
	return []fyne.CanvasObject{field, kit.Flow(8,
		kit.NewButton(kit.Primary, nil, lang.T("beside.keepwords"), func() { s.onDifferent(f) }),
		kit.NewButton(kit.Plain, nil, lang.T("beside.readagain"), func() { s.other = nil; s.fill() }))}
}

func (s *sharedStory) onDifferent(f cases.Fragment) {
	records := s.differs(f)
	s.b.keep(s.goOn, records...)
}

// differs are the records of "something is different": the piece without leave, what the client said, and a note for
// whoever writes it anew.
func (s *sharedStory) differs(f cases.Fragment) []cases.Record {
	words := s.other.Value()
	f = f.Heard(s.b.a.today(), s.b.with(), false)
	f.Approved = ""
	f.Uses = slices.DeleteFunc(slices.Clone(f.Uses), func(id string) bool { return id == s.b.snap.Matter.ID })
	out := []cases.Record{&f, s.b.sitting(cases.SittingStory, cases.ScreenAnswer{Question: cases.FragmentQuestion(f.ID), Answer: cases.AnsweredNo, Words: orText(words, "–")})}
	if words != "" {
		now := cases.Note{ID: cases.NewID(), ClientID: f.ClientID, MatterID: s.b.snap.Matter.ID, Kind: cases.FileNote, On: s.b.a.today(), By: s.b.with(),
			Text: lang.In(s.b.code, "beside.note") + " " + f.Title + "\n" + words}
		if s.note != nil { // a pause kept it already
			now.ID, now.Meta = s.note.ID, s.note.Meta
		}
		s.note = &now
		out = append(out, &now)
	}
	return out
}

// end says that everything is read, and offers to read it again.
func (s *sharedStory) end() {
	ways := kit.Flow(8, kit.NewButton(kit.Plain, nil, lang.T("beside.else"), func() { s.b.open(shareAll) }))
	if len(s.pieces()) > 0 {
		ways.Add(kit.NewButton(kit.Plain, nil, lang.T("beside.readall"), s.again))
	}
	s.b.set(kit.NewBoldPara(lang.T("beside.story.end"), theme.Title, theme.Ink), kit.NewPara(lang.T("beside.story.end.words"), theme.Body, theme.Ink), ways)
}

func (s *sharedStory) again() {
	s.list, s.at, s.shownID = nil, 0, ""
	for _, f := range s.pieces() {
		s.list = append(s.list, f.ID)
	}
	s.b.fill()
}

// unsaved implements typist: what the client said is different is kept.
func (s *sharedStory) unsaved() ([]cases.Record, []string) {
	f, ok := s.piece()
	if !ok || s.other == nil || s.other.Value() == "" {
		return nil, nil
	}
	return s.differs(f), nil
}

func (s *sharedStory) place() string {
	if f, ok := s.piece(); ok {
		return cases.FragmentQuestion(f.ID)
	}
	return ""
}

func (s *sharedStory) kind() string { return cases.SittingStory }

func (s *sharedStory) close() { s.notIn, s.other = nil, nil }
