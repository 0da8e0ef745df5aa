package ui

import (
	"strings"
	"testing"

	"github.com/harborfile/harborfile/ui/theme"
)

// TestAnEmptyListStandsAlone: where nothing is written down there is no empty form beside the list; beginning brings it.
func TestAnEmptyListStandsAlone(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	visit(t, a, "client.benefits")
	if said := page(a); !strings.Contains(said, "No letter yet") || strings.Contains(said, "Choose a line") || strings.Contains(said, "Everything is saved") {
		t.Fatalf("the page says %s", said)
	}
	press(t, a, "New letter")
	if len(fieldsOf(a)) == 0 || fieldsOf(a)[0].Size().Width < 100 {
		t.Error("no form to write in")
	}
}

// TestTheDayIsSaidOnce: on a card whose facts were told on one day the day stands once, and beside a field only where it is
// another one.
func TestTheDayIsSaidOnce(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light}, "en")
	f := factsOf(t, a)
	cards, fields := 0, 0
	for group, line := range f.asked.days {
		if line.Visible() {
			cards++
		}
		for path, under := range f.asked.lines {
			if f.asked.of[path] == group && line.Visible() && strings.Contains(words(under), strings.TrimSpace(line.Words())) {
				fields++
			}
		}
	}
	if cards == 0 || fields != 0 {
		t.Errorf("%d cards say the day; %d fields say the day of their card again", cards, fields)
	}
}
