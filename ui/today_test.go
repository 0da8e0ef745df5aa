package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/theme"
)

// TestTodaySaysForWhomItWaits: each task stands with whoever it waits for, and a deadline that passed has the way to its
// entry.
func TestTodaySaysForWhomItWaits(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	ctx := context.Background()
	m := matterOf(t, a, cases.ProtectiveOrder)
	client, err := vault.Get[cases.Client](ctx, a.vault, m.ClientID)
	if err != nil {
		t.Fatal(err)
	}
	lead, err := vault.Get[cases.Attorney](ctx, a.vault, m.Attorney)
	if err != nil {
		t.Fatal(err)
	}
	late := &cases.Deadline{ID: cases.NewID(), MatterID: m.ID, Title: "Late one", Due: cases.DateOf(a.opt.Now().AddDate(0, 0, -3))}
	if err := a.vault.Write(ctx, late); err != nil {
		t.Fatal(err)
	}
	for what, whom := range map[string]string{"ours": "", "hers": client.Name.Full(), "lead's": lead.Name.Full(), "lead's by id": lead.ID,
		"the client's": "client", "the clerk's": "Clerk of the court"} {
		if err := a.vault.Write(ctx, &cases.Task{ID: cases.NewID(), MatterID: m.ID, ClientID: m.ClientID, What: what, For: whom}); err != nil {
			t.Fatal(err)
		}
	}
	list, err := readToday(ctx, a.vault, a.opt.Now(), cases.DateOf(a.opt.Now().AddDate(0, 0, todayAhead)))
	if err != nil {
		t.Fatal(err)
	}
	group := map[string]string{}
	for name, lines := range map[string][]todayLine{"us": list.us, "client": list.client, "agency": list.agency, "review": list.review} {
		for _, l := range lines {
			group[l.words] = name
		}
	}
	for what, want := range map[string]string{"ours": "us", "hers": "client", "lead's": "us", "lead's by id": "us", "the client's": "client", "the clerk's": "agency"} {
		if group[what] != want {
			t.Errorf("%s waits for %q, want %q", what, group[what], want)
		}
	}
	if to, ok := list.first(); !ok || to.ID != m.ID || to.Tab != tabDeadlines {
		t.Errorf("it begins with %+v", to)
	}

	a.Go(Route{Place: toToday})
	wants(t, a, "Passed without an entry", "Waits for us", "Waits for the client", "Waits for a court, an agency or others")
	press(t, a, "Record what happened")
	press(t, a, "Record it")
	if now, err := vault.Get[cases.Deadline](ctx, a.vault, late.ID); err != nil || now.Done != a.today() {
		t.Errorf("done on %q, %v", now.Done, err)
	}
	press(t, a, "Open the first")
	if _, ok := a.screen.(*matter); !ok {
		t.Errorf("the first is %T", a.screen)
	}
}

// TestTodayWithNothingToDo: an empty page leads somewhere.
func TestTodayWithNothingToDo(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "en")
	a.Go(Route{Place: toToday})
	s := a.screen.(*todayPage)
	s.show(todayList{})
	wants(t, a, "A new vault", "Tell the office once", "Begin with a client", "Make a backup")
	s.show(todayList{matters: 3})
	wants(t, a, "Nothing presses today", "Go on with a matter", "Look further ahead")
	each(s.cards, func(o fyne.CanvasObject) {
		if r, ok := o.(*kit.Result); ok && r.Label() == "Look further ahead" {
			test.Tap(r)
		}
	})
	if _, ok := a.screen.(*calendar); !ok {
		t.Errorf("it leads to %T", a.screen)
	}
}
