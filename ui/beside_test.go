package ui

import (
	"image"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// besideViews are the pages of the view that the client shares.
func besideViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	share := func(a *App, kind cases.Kind, part string) *beside {
		t.Helper()
		if a.shell == nil { // another of these pages was shown before
			a.Lock()
			reopen(t, a)
		}
		a.share(Route{Place: toMatter, ID: matterOf(t, a, kind).ID}, part)
		b, ok := a.screen.(*beside)
		if !ok {
			t.Fatalf("the shared view does not open: %s", page(a))
		}
		return b
	}
	return []struct {
		name string
		open func(*App)
	}{
		{"beside", func(a *App) { share(a, cases.RecordRelief, shareAll) }},
		{"beside-facts", func(a *App) { share(a, cases.RecordRelief, shareFacts) }},
		{"beside-told", func(a *App) {
			b := share(a, cases.ProtectiveOrder, shareFacts)
			f := b.shown.(*sharedFacts)
			f.at = len(f.list)
			b.fill()
		}},
		{"beside-story", func(a *App) { share(a, cases.ProtectiveOrder, shareStory).shown.(*sharedStory).again() }},
		{"beside-original", func(a *App) {
			s := share(a, cases.ProtectiveOrder, shareStory).shown.(*sharedStory)
			s.again()
			s.original = true
			s.fill()
		}},
		{"beside-different", func(a *App) {
			s := share(a, cases.Immigration, shareStory).shown.(*sharedStory)
			s.again()
			s.other = s.asksWhat()
			s.fill()
		}},
		{"beside-screening", func(a *App) { share(a, cases.Immigration, shareScreening) }},
		{"beside-exhibits", func(a *App) { share(a, cases.RecordRelief, shareExhibits).shown.(*sharedExhibits).turn(1) }},
		{"beside-note", func(a *App) {
			e := share(a, cases.RecordRelief, shareExhibits).shown.(*sharedExhibits)
			e.noted = true
			e.fill()
		}},
		{"beside-shown", func(a *App) {
			e := share(a, cases.RecordRelief, shareExhibits).shown.(*sharedExhibits)
			e.turn(1)
			i, _ := e.item()
			e.onShow(i)
		}},
		{"beside-pause", func(a *App) { share(a, cases.RecordRelief, shareFacts).onPause() }},
		{"beside-thanks", func(a *App) { share(a, cases.RecordRelief, shareAll).onStop() }},
	}
}

// shareOf opens the shared view on the matter of a kind.
func shareOf(t *testing.T, a *App, kind cases.Kind, part string) *beside {
	t.Helper()
	a.share(Route{Place: toMatter, ID: matterOf(t, a, kind).ID}, part)
	b, ok := a.screen.(*beside)
	if !ok {
		t.Fatalf("the shared view does not open: %s", page(a))
	}
	return b
}

// sittingsOf are the conversations of a client in the vault.
func sittingsOf(t *testing.T, a *App, client string) []cases.Sitting {
	t.Helper()
	list, err := vault.List[cases.Sitting](t.Context(), a.vault, cases.ClientStream(client))
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestBesideTakesEveryKindOfAnswer: a value, not known, not said and a skip are kept on that day; only the skipped question
// comes again.
func TestBesideTakesEveryKindOfAnswer(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	m := matterOf(t, a, cases.RecordRelief)
	empty := cases.Client{ID: cases.NewID(), Name: cases.Name{Given: "Muster"}}
	m.ID, m.ClientID, m.Meta = cases.NewID(), empty.ID, cases.Meta{}
	if err := a.vault.Write(t.Context(), empty, m); err != nil {
		t.Fatal(err)
	}
	a.share(Route{Place: toMatter, ID: m.ID}, shareFacts)
	wants(t, a, "What would you like to be called?", "So that we use the name that is yours", "No form of this matter prints it")
	test.Type(fieldsOf(a)[0].Input(), "Bel")
	press(t, a, "Next")
	wants(t, a, "Which pronouns do you use?")
	press(t, a, "Skip")
	wants(t, a, "Is there a middle name") // the given name is known
	press(t, a, "Not known")
	press(t, a, "I prefer not to say") // the family name
	c, err := vault.Get[cases.Client](t.Context(), a.vault, empty.ID)
	if err != nil || c.ChosenName != "Bel" {
		t.Fatalf("stored %q, %v", c.ChosenName, err)
	}
	list := sittingsOf(t, a, empty.ID)
	if len(list) != 1 || list[0].On != a.today() || list[0].About != cases.SittingFacts {
		t.Fatalf("conversations: %+v", list)
	}
	got := map[string]string{}
	for _, x := range list[0].Answers {
		got[x.Question] = x.Answer
	}
	want := map[string]string{"client.chosenName": cases.AnsweredTold, "client.pronouns": cases.AnsweredSkip, "client.name.middle": cases.AnsweredNotSure,
		"client.name.family": cases.AnsweredPrefersNo}
	if !maps.Equal(got, want) {
		t.Errorf("answers %v, wanted %v", got, want)
	}
	wishes, err := vault.List[cases.Choice](t.Context(), a.vault, cases.ClientStream(empty.ID))
	if err != nil || len(wishes) != 1 || !slices.Equal(wishes[0].Facts, []string{"client.name.family"}) {
		t.Errorf("decisions %+v, %v", wishes, err)
	}
	a.Lock()
	reopen(t, a)
	a.share(Route{Place: toMatter, ID: m.ID}, shareFacts)
	wants(t, a, "Which pronouns do you use?") // skipped, so it comes again
	press(t, a, "Skip")
	wants(t, a, "Which languages do you speak?") // the other three do not
}

// TestBesideSaysWhatDoesNotRead: half a date stays in its field with words beside it.
func TestBesideSaysWhatDoesNotRead(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := shareOf(t, a, cases.RecordRelief, shareFacts)
	f := b.shown.(*sharedFacts)
	f.at = slices.IndexFunc(f.list, func(q question) bool { return q.key == "birthDate" })
	b.fill()
	f.fields[0].Set("the 41st")
	press(t, a, "Next")
	if note := f.fields[0].Note(); !strings.Contains(note, "does not read as a date") || f.fields[0].Value() != "the 41st" {
		t.Errorf("beside the date stands %q", note)
	}
	lang.Use("es")
	b.mount()
	if f.fields[0].Value() != "the 41st" {
		t.Error("what was typed is gone with the change of language")
	}
}

// TestBesideStopsIntoTheLock: stop keeps the words and the place, and closes the vault before the page of thanks.
func TestBesideStopsIntoTheLock(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1.25}, "en")
	b := shareOf(t, a, cases.RecordRelief, shareFacts)
	client := b.snap.Client.ID
	if got := theme.Zoom(); got < 1.25*1.5-0.01 {
		t.Errorf("the text is %.2f times as large as at 100 %%", got)
	}
	lang.Use("es")
	b.mount()
	question := b.shown.place()
	test.Type(fieldsOf(a)[0].Input(), "told today")
	press(t, a, "Parar por hoy")
	if a.vault != nil || a.screen != nil || a.shell != nil {
		t.Fatal("the vault is open after the end")
	}
	wants(t, a, "Gracias")
	if got := theme.Zoom(); got != 1.25 || lang.Code() != "en" {
		t.Errorf("the desk has zoom %.2f and language %q", got, lang.Code())
	}
	press(t, a, "Cerrar")
	wants(t, a, "The vault is locked")
	reopen(t, a)
	list := sittingsOf(t, a, client)
	if len(list) != 1 || !list[0].Stopped || list[0].Place != question || list[0].Language != "es" || len(list[0].Answers) != 1 {
		t.Errorf("kept %+v", list)
	}
}

// TestLockKeepsWhatWasTypedBeside: a lock in the middle of an answer keeps it, and so does a pause.
func TestLockKeepsWhatWasTypedBeside(t *testing.T) {
	for name, leave := range map[string]func(*App){
		"lock": func(a *App) { shortcut(a, fyne.KeyL, ctrl) },
		"hide": func(a *App) {
			a.onKey(&fyne.KeyEvent{Name: fyne.KeyF12})
			a.onKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		},
		"pause": func(a *App) { press(t, a, "Pause"); wants(t, a, "There is no hurry"); a.Lock() },
	} {
		a := opened(t, theme.Theme{Mode: theme.Light}, "en")
		b := shareOf(t, a, cases.RecordRelief, shareFacts)
		client, at := b.snap.Client.ID, b.shown.place()
		test.Type(fieldsOf(a)[0].Input(), "Halfword")
		leave(a)
		if a.vault != nil || strings.Contains(page(a), "Halfword") {
			t.Fatalf("%s: the words are on the screen: %s", name, page(a))
		}
		reopen(t, a)
		s, err := a.vault.ClientSnapshot(t.Context(), client)
		if err != nil {
			t.Fatal(err)
		}
		if v, _ := cases.FactValue(s, at); v.Text != "Halfword" {
			t.Errorf("%s: %s is %q", name, at, v.Text)
		}
	}
}

// TestNoKeyLeadsFromTheClientToTheDesk presses every key and shortcut on every page of the shared view: what comes is the
// same view, a blank page, or the lock.
func TestNoKeyLeadsFromTheClientToTheDesk(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for kind := range kindKeys {
		m := matterOf(t, a, kind)
		if err := a.vault.Write(t.Context(), cases.Note{ID: cases.NewID(), ClientID: m.ClientID, MatterID: m.ID, Kind: cases.StrategyNote, Text: "Zzstrategy"}); err != nil {
			t.Fatal(err)
		}
	}
	desk := func(name string) {
		t.Helper()
		if a.shell != nil {
			t.Fatalf("%s leads to the desk: %s", name, page(a))
		}
		for _, words := range []string{"Zzstrategy", lang.T("nav.matters"), lang.T("nav.settings"), lang.T("tab.overview"), lang.T("nav.find")} {
			if a.vault != nil && strings.Contains(words_(a), "| "+words+" |") || strings.Contains(page(a), "Zzstrategy") {
				t.Errorf("after %s the screen says %q: %s", name, words, page(a))
			}
		}
	}
	letters := []fyne.KeyName{fyne.KeyK, fyne.KeyS, fyne.KeyF, fyne.KeyO, fyne.KeyB, fyne.KeyN, fyne.KeyZ, fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4,
		fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.KeyComma, fyne.KeyTab, fyne.KeyLeft, fyne.KeyRight, fyne.KeyL}
	for _, v := range besideViews(t) {
		if v.name == "beside-thanks" {
			continue
		}
		v.open(a)
		if v.name == "beside" { // of all pages the same; the others are pressed for their own words
			for _, mod := range []fyne.KeyModifier{ctrl, fyne.KeyModifierAlt, fyne.KeyModifierControl | fyne.KeyModifierShift} {
				for _, key := range letters {
					if key == fyne.KeyL {
						continue
					}
					shortcut(a, key, mod)
					desk(string(key))
					closeDialog(a)
				}
			}
			for _, key := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyF1, fyne.KeyBackspace, fyne.KeyReturn, fyne.KeySpace} {
				a.onKey(&fyne.KeyEvent{Name: key})
				desk(string(key))
				closeDialog(a)
			}
			a.Back()
			a.Forward()
			a.Go(Route{Place: toMatters})
			a.showFind()
			closeDialog(a)
			a.onUndo()
		}
		desk(v.name)
		shortcut(a, fyne.KeyL, ctrl)
		if a.vault != nil {
			t.Fatalf("%s: Ctrl+L does not lock", v.name)
		}
		desk(v.name + " and the lock")
		reopen(t, a)
	}
}

// words_ is every text with a bar on both sides, so that a whole text can be looked for.
func words_(a *App) string { return "| " + page(a) + " |" }

// TestSharedViewNamesNobodyWhoIsMarked reads every piece of every story and every exhibit of the sample office.
func TestSharedViewNamesNobodyWhoIsMarked(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	for kind := range kindKeys {
		b := shareOf(t, a, kind, shareStory)
		s := b.shown.(*sharedStory)
		s.again()
		var hidden []string
		for _, p := range b.snap.Parties {
			if p.Veiled() {
				hidden = append(hidden, p.Name.Given, p.Name.Family)
			}
		}
		if len(hidden) == 0 || len(s.list) < 2 {
			t.Fatalf("%s: %d names, %d pieces", kind, len(hidden), len(s.list))
		}
		look := func(where string) {
			t.Helper()
			for _, name := range hidden {
				if strings.Contains(page(a), name) {
					t.Errorf("%s, %s: %q is on the screen: %s", kind, where, name, page(a))
				}
			}
		}
		said := false
		for ; s.at < len(s.list); s.goOn() {
			look("story")
			said = said || strings.Contains(page(a), "erson we spoke of")
			s.original = true
			s.fill()
			look("original")
		}
		if !said {
			t.Errorf("%s: nobody is spoken of in another way", kind)
		}
		b.open(shareExhibits)
		for range b.snap.Evidence {
			look("exhibit")
			b.shown.(*sharedExhibits).turn(1)
		}
		b.open(shareFacts)
		f := b.shown.(*sharedFacts)
		f.at = len(f.list)
		b.fill()
		look("facts")
		a.Lock()
		reopen(t, a)
	}
}

// TestStoryIsReadBack: the client's yes, no, and "something is different" come to the piece of the story.
func TestStoryIsReadBack(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := shareOf(t, a, cases.ProtectiveOrder, shareStory)
	s := b.shown.(*sharedStory)
	press(t, a, "Read it all again")
	piece := func(i int) cases.Fragment {
		t.Helper()
		f, err := vault.Get[cases.Fragment](t.Context(), a.vault, s.list[i])
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	matter := b.snap.Matter.ID
	s.notIn.Set("DV-100")
	press(t, a, "These are my words")
	if f := piece(0); f.Approved != a.today() || !slices.Contains(f.Uses, matter) || !slices.Contains(f.NotIn, "DV-100") {
		t.Errorf("approved: %+v", f)
	}
	press(t, a, "Do not use this piece")
	if f := piece(1); slices.Contains(f.Uses, matter) {
		t.Errorf("a piece that may not be used may stand in the matter: %v", f.Uses)
	}
	press(t, a, "Something is different")
	test.Type(fieldsOf(a).Get("story.different").Input(), "It was spring.")
	press(t, a, "Keep this")
	if f := piece(2); f.Approved != "" || slices.Contains(f.Uses, matter) {
		t.Errorf("a piece that is not right is approved: %+v", f)
	}
	notes, err := vault.List[cases.Note](t.Context(), a.vault, cases.MatterStream(matter))
	if err != nil || !slices.ContainsFunc(notes, func(n cases.Note) bool { return strings.Contains(n.Text, "It was spring.") }) {
		t.Errorf("what is different is written nowhere: %v", err)
	}
	wants(t, a, "Everything is read")
}

// TestExhibitsStayBlurredUntilAsked: before, nothing sharp is in the window; after, the custody log says who looked.
func TestExhibitsStayBlurredUntilAsked(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := shareOf(t, a, cases.RecordRelief, shareExhibits)
	e := b.shown.(*sharedExhibits)
	for n := range b.snap.Evidence {
		i, _ := e.item()
		m := b.blurs[i.ID]
		if m == nil {
			t.Fatalf("exhibit %d has no blurred picture", n)
		}
		if sharp := detail(m); sharp > 6 {
			t.Errorf("exhibit %d: neighbouring points of the blurred picture differ by up to %d", n, sharp)
		}
		each(a.window.Content(), func(o fyne.CanvasObject) {
			if img, ok := o.(*canvas.Image); ok && img.Resource == nil && img.Image != nil && img.Image != m {
				t.Errorf("exhibit %d: another picture is in the window", n)
			}
		})
		e.turn(1)
	}
	touched := func() int {
		list, err := vault.List[cases.CustodyEvent](t.Context(), a.vault, cases.MatterStream(b.snap.Matter.ID))
		if err != nil {
			t.Fatal(err)
		}
		return len(slices.DeleteFunc(list, func(c cases.CustodyEvent) bool { return c.What != "viewed" }))
	}
	before := touched()
	press(t, a, "I want to see it")
	wants(t, a, "It will be seen as it is")
	if e.preview != nil || touched() != before {
		t.Fatal("the exhibit is open before the note was read")
	}
	press(t, a, "Show it now")
	if !e.preview.view.Shown() || touched() != before+1 {
		t.Fatalf("shown %v, %d looks", e.preview.view.Shown(), touched())
	}
	press(t, a, "Pause")
	if e.preview != nil {
		t.Error("the pause keeps the exhibit open")
	}
	press(t, a, "Go on")
	wants(t, a, "I want to see it")
}

// detail is the largest difference between two neighbouring points of a picture.
func detail(m image.Image) (most int) {
	r := m.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X + 1; x < r.Max.X; x++ {
			a, _, _, _ := m.At(x-1, y).RGBA()
			b, _, _, _ := m.At(x, y).RGBA()
			most = max(most, int(max(a, b)-min(a, b))>>8)
		}
	}
	return most
}

// TestSharedScreeningHasNoOptions: what the answers lead to is not on the client's screen, and a question that the client
// does not want to answer does not come again.
func TestSharedScreeningHasNoOptions(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	b := shareOf(t, a, cases.Immigration, shareScreening)
	s := b.shown.(*sharedScreening)
	client := b.snap.Client.ID
	press(t, a, "Yes")
	spared := s.of.step.ID
	press(t, a, "I prefer not to say")
	seen := map[string]bool{spared: true}
	for n := 0; n < 60 && !strings.Contains(page(a), lang.T("beside.screening.end")); n++ {
		if s.of.pause {
			press(t, a, "Go on")
			continue
		}
		if seen[s.of.step.ID] {
			t.Fatalf("%s is asked twice", s.of.step.ID)
		}
		seen[s.of.step.ID] = true
		press(t, a, "Not sure")
	}
	if len(seen) < 5 || strings.Contains(page(a), "Options to discuss") {
		t.Fatalf("%d questions; %s", len(seen), page(a))
	}
	list := sittingsOf(t, a, client)
	if len(list) != 1 || !slices.ContainsFunc(list[0].Answers, func(x cases.ScreenAnswer) bool { return x.Question == spared && x.Answer == cases.AnsweredPrefersNo }) {
		t.Errorf("%d conversations: %+v", len(list), list)
	}
}
