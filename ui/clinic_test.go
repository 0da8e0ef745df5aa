package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// onClinic opens the page of the clinic with a day that has begun through the window.
func onClinic(t *testing.T, a *App) *clinic {
	t.Helper()
	a.Go(Route{Place: toClinic})
	fill(t, a, "clinicday.place", "Hall of the Specimen Library")
	fill(t, a, "clinicday.venue.court", "Superior Court of Example County")
	press(t, a, lang.T("clinic.begin"))
	s, ok := a.screen.(*clinic)
	if !ok || s.queue.day.ID == "" {
		t.Fatalf("no day is open: %s", page(a))
	}
	return s
}

// turnOf is the stored turn of a matter, with the matter.
func turnOf(t *testing.T, a *App, id string) (cases.Turn, cases.Matter) {
	t.Helper()
	turn, err := vault.Get[cases.Turn](t.Context(), a.vault, id)
	if err != nil {
		t.Fatal(err)
	}
	m, err := vault.Get[cases.Matter](t.Context(), a.vault, id)
	if err != nil {
		t.Fatal(err)
	}
	return turn, m
}

// TestClinicDay walks one matter through the stations by buttons and keys, back once, and sees stage, court, way and
// counts follow.
func TestClinicDay(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := onClinic(t, a)
	wants(t, a, "Nobody is here yet")

	press(t, a, "Who works where")
	fill(t, a, "clinicday.posts.intake", "A. Volunteer,  B. Volunteer")
	fill(t, a, "clinicday.posts.review", s.queue.staff[0].Name.Full())
	press(t, a, "Save")
	if got := s.queue.day.Staff(cases.AtReview); !slices.Equal(got, []string{s.queue.staff[0].ID}) {
		t.Errorf("at review works %v", got)
	}
	wants(t, a, "A. Volunteer, B. Volunteer")

	press(t, a, "Someone arrived")
	press(t, a, "Put at intake") // without a name
	wants(t, a, "Someone arrived")
	fill(t, a, "client.name.given", "Nadia")
	fill(t, a, "client.name.family", "Muster")
	press(t, a, "Put at intake")
	wants(t, a, "Muster, Nadia", "1121-01", "How it is safe to reach the client is not written down.")
	r := s.list.Selected()
	if r == nil || r.matter.Number != "1121-01" || r.matter.Venue.Court != "Superior Court of Example County" {
		t.Fatalf("%+v", r)
	}
	id := r.matter.ID

	press(t, a, "Take it up")
	press(t, a, "Take it up") // in the question, with the first of the station
	if turn, _ := turnOf(t, a, id); turn.Who != "A. Volunteer" {
		t.Errorf("it is with %q", turn.Who)
	}
	press(t, a, "Hand on to Draft")
	wants(t, a, "No form and no paper is prepared.")
	s.list.OnMove(1)
	if turn, m := turnOf(t, a, id); turn.At != cases.AtReview || m.Stage != cases.Review || turn.Who != "" {
		t.Errorf("%+v, %s", turn, m.Stage)
	}
	press(t, a, "Send back to Draft")
	fill(t, a, "turn.note", "The dates of the second arrest")
	press(t, a, "Send back")
	wants(t, a, "The dates of the second arrest", "sent back")
	turn, m := turnOf(t, a, id)
	if turn.At != cases.AtDraft || m.Stage != cases.Drafting || len(turn.Passed) != 3 || !turn.Passed[2].Back {
		t.Errorf("%+v, %s", turn, m.Stage)
	}
	a.onUndo()
	if turn, m := turnOf(t, a, id); turn.At != cases.AtReview || m.Stage != cases.Review {
		t.Errorf("undone it stands at %s, %s", turn.At, m.Stage)
	}
	for range 3 {
		s.list.OnMove(1)
	}
	if turn, m := turnOf(t, a, id); turn.At != cases.DayDone || m.Stage != cases.Ready {
		t.Errorf("%+v, %s", turn, m.Stage)
	}
	wants(t, a, "Through all stations")
	s.onHandOn() // there is nowhere to go on to
	pick(t, a, "Intake")
	if len(s.list.Rows) != 0 {
		t.Errorf("at intake stand %d", len(s.list.Rows))
	}
}

// TestClinicAddsAndMakes puts matters that are here already on the day, and makes the packets of the last station.
func TestClinicAddsAndMakes(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	s := onClinic(t, a)
	for range 2 {
		press(t, a, "Add a matter")
		each(a.window.Canvas().Overlays().Top(), tapFirstResult())
	}
	if len(s.queue.rows) != 2 {
		t.Fatalf("%d on the day: %s", len(s.queue.rows), page(a))
	}
	r := s.queue.rows[0]
	s.list.SelectKey(r.matter.ID)
	for s.list.Selected().turn.At != cases.AtPrint {
		s.onHandOn()
	}
	press(t, a, "Make packets")
	b, ok := a.screen.(*batch)
	if !ok || len(b.rows) != 1 || b.rows[0].matter.matter.ID != r.matter.ID {
		t.Fatalf("%T %s", a.screen, page(a))
	}
	a.Go(Route{Place: toClinic})
	press(t, a, "End the day")
	wants(t, a, "Some matters are not through all stations.")
	press(t, a, "End the day")
	wants(t, a, "No clinic day is open")
	if a.day.ID != "" {
		t.Error("the window thinks that the day is open")
	}
	onClinic(t, a) // another day: the turns of the first are not on it
	if n := len(a.screen.(*clinic).queue.rows); n != 0 {
		t.Errorf("%d matters of the day before are on the new one", n)
	}
	press(t, a, "Add a matter")
	each(a.window.Canvas().Overlays().Top(), tapFirstResult())
	if n := len(a.screen.(*clinic).queue.rows); n != 1 {
		t.Errorf("%d matters: %s", n, page(a))
	}
}

// TestConflictCheckNamesNobody: whoever checks a name learns whether to ask, and no name that stands in a file.
func TestConflictCheckNamesNobody(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	onClinic(t, a)
	press(t, a, "Check a name")
	fill(t, a, "client.name", "Zzyzx Nobody")
	press(t, a, "Look")
	wants(t, a, "Nothing like this name")
	closeDialog(a)
	clients, err := vault.List[cases.Client](t.Context(), a.vault, "")
	if err != nil {
		t.Fatal(err)
	}
	c := clients[0]
	press(t, a, "Check a name")
	fill(t, a, "client.name", strings.ToLower(c.Name.Family+" "+c.Name.Given))
	press(t, a, "Look")
	wants(t, a, "Ask the supervising attorney")
	if strings.Contains(page(a), c.Name.Family) {
		t.Errorf("a name of a file is shown: %s", page(a))
	}
}

func TestWaitingIsSaidInWords(t *testing.T) {
	now := time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)
	for at, want := range map[string]string{"2026-11-21T11:59:30Z": "just came", "2026-11-21T11:48:00Z": "12 min", "2026-11-21T09:55:00Z": "2 h 5 min", "soon": "",
		"2026-11-21T13:30:00Z": "just came"} {
		if got := waited(at, now); got != want {
			t.Errorf("since %s: %q, want %q", at, got, want)
		}
	}
}

// clinicViews are pictures of a day with people at every station.
func clinicViews(t *testing.T) []struct {
	name string
	open func(*App)
} {
	return []struct {
		name string
		open func(*App)
	}{{"clinic-day", func(a *App) { busyDay(t, a) }},
		{"clinic-posts", func(a *App) { busyDay(t, a); a.screen.(*clinic).onPosts() }},
		{"clinic-arrive", func(a *App) { busyDay(t, a); a.screen.(*clinic).onArrive() }}}
}

// busyDay is a clinic day in the middle of the morning.
func busyDay(t *testing.T, a *App) {
	t.Helper()
	now := a.opt.Now()
	day := cases.ClinicDay{ID: "019a0000-0000-7000-8000-0000000000d1", On: cases.DateOf(now), Begun: now.Format(time.RFC3339), Place: "Specimen Library",
		Posts: []cases.Post{{At: cases.AtIntake, Who: "A. Volunteer"}, {At: cases.AtIntake, Who: "B. Volunteer"}, {At: cases.AtDraft, Who: "C. Student"}}}
	if old, err := vault.Get[cases.ClinicDay](t.Context(), a.vault, day.ID); err == nil {
		day.Rev = old.Rev
	}
	all, err := vault.List[cases.Matter](t.Context(), a.vault, "")
	if err != nil {
		t.Fatal(err)
	}
	records := []cases.Record{&day}
	for i, m := range all {
		turn := cases.Turn{MatterID: m.ID, Day: day.ID, At: []cases.Station{cases.AtReview, cases.AtDraft, cases.AtPrint}[i%3],
			Since: now.Add(-time.Duration(i*31+4) * time.Minute).UTC().Format(time.RFC3339)}
		if i == 1 {
			turn.Who, turn.Note = "C. Student", "The dates of the second arrest"
			turn.Passed = []cases.Passed{{At: cases.AtIntake, Who: "A. Volunteer"}, {At: cases.AtDraft, Who: "C. Student"}, {At: cases.AtReview, Back: true}}
		}
		if old, err := vault.Get[cases.Turn](t.Context(), a.vault, m.ID); err == nil {
			turn.Rev = old.Rev
		}
		records = append(records, &turn)
	}
	if err := a.vault.Write(t.Context(), records...); err != nil {
		t.Fatal(err)
	}
	a.Go(Route{Place: toClinic})
}

// tapFirstResult presses the first offered result that it visits.
func tapFirstResult() func(fyne.CanvasObject) {
	done := false
	return func(o fyne.CanvasObject) {
		if r, ok := o.(interface{ Tapped(*fyne.PointEvent) }); ok && !done && isResult(o) {
			done = true
			r.Tapped(nil)
		}
	}
}

func isResult(o fyne.CanvasObject) bool {
	_, ok := o.(*kit.Result)
	return ok
}
