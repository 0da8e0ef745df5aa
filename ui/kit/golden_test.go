package kit

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	stock "fyne.io/fyne/v2/theme"

	"github.com/harborfile/harborfile/ui/theme"
)

// goldens are the widgets of the kit, each as it is made for a page.
var goldens = map[string]func() fyne.CanvasObject{
	"arrowpad":       func() fyne.CanvasObject { return NewArrowPad("Arrows move the box", "Arrows change its size") },
	"bar":            func() fyne.CanvasObject { return NewBar(0.4) },
	"button":         func() fyne.CanvasObject { return NewButton(Plain, nil, "Export", nil) },
	"button-icon":    func() fyne.CanvasObject { return NewButton(Plain, stock.NavigateBackIcon(), "", nil) },
	"button-primary": func() fyne.CanvasObject { return NewButton(Primary, stock.ContentAddIcon(), "New matter", nil) },
	"button-quiet":   func() fyne.CanvasObject { return NewButton(Quiet, nil, "Show", nil) },
	"check":          func() fyne.CanvasObject { return NewCheck("Court, public file", true, nil) },
	"check-open":     func() fyne.CanvasObject { return NewCheck("Court, under seal", false, nil) },
	"checks": func() fyne.CanvasObject {
		f := NewChecks("a", "Who may see it", "The client named", []string{"court", "agency"}, []string{"Court", "Agency"})
		f.Set("agency")
		return f
	},
	"chip": func() fyne.CanvasObject {
		all := VStack(4)
		for tone, words := range []string{"Drafting", "Ready to file", "Complete", "With client", "Late"} {
			all.Add(NewChip(words, theme.Tone(tone)))
		}
		return all
	},
	"choice": func() fyne.CanvasObject {
		f := NewChoice("a", "Best language", "", []string{"en", "es"}, []string{"English", "Español"})
		f.Set("es")
		return f
	},
	"reader": func() fyne.CanvasObject {
		r := NewReader()
		r.Set("MIT License\n\nCopyright (c) 2026\n\nPermission is hereby granted, free of charge, to any person obtaining a copy.\n")
		return Tall(120, r)
	},
	"datalist": func() fyne.CanvasObject {
		words := ListWords{Count: func(n, of int) string { return fmt.Sprintf("%d of %d", n, of) }, Keys: "Enter opens"}
		d := NewDataList(words, func(s *string) string { return *s }, func(s *string) string { return *s },
			Column[string]{Title: "Client", Width: -1, Cell: func(s *string) Cell { return Cell{Main: *s, Sub: "26-0117", Bold: true} }, Order: cmpStrings},
			Column[string]{Title: "Stage", Width: 90, Kind: Chips, Cell: func(*string) Cell { return Cell{Main: "Filed", Tone: theme.Good} }})
		one, two := "Amaru, D.", "Bekele, S."
		d.SetRows([]*string{&one, &two})
		d.SortBy(0)
		d.SelectKey(two)
		return Tall(190, d)
	},
	"empty": func() fyne.CanvasObject {
		return NewEmptyState(stock.FolderIcon(), "No evidence yet", "Add files, or drop them on this window.", "Add files", nil)
	},
	"field": func() fyne.CanvasObject {
		f := NewField("a", "Family name", "As papers print it")
		f.Set("Bekele")
		return f
	},
	"field-area":    func() fyne.CanvasObject { return NewArea("a", "Other names", "One in each line", 2) },
	"field-problem": problem,
	"field-secret":  func() fyne.CanvasObject { return NewSecretField("a", "Passphrase", "") },
	"hit":           func() fyne.CanvasObject { return NewHit("Bekele, Samuel", "26-0183", "Matter", nil) },
	"jobrow": func() fyne.CanvasObject {
		j := NewJobRow("Adding evidence", "Starting", "Cancel", nil)
		j.Step(0.62, "124 of 200 MB")
		return j
	},
	"menu": func() fyne.CanvasObject {
		return (&menu{}).build([]MenuItem{{Label: "Open", Icon: stock.FolderOpenIcon()}, {Label: "Build packet", Off: true}, {},
			{Label: "Delete for good", Bad: true}})
	},
	"month": func() fyne.CanvasObject {
		m := NewMonth([]string{"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"})
		days := make([]MonthDay, 14)
		for i := range days {
			days[i] = MonthDay{Number: fmt.Sprint(i + 1), Today: i == 4, Beside: i > 11}
		}
		days[5].Lines = []MonthLine{{"File by", theme.Warn}}
		m.Set(days, 5)
		return Tall(200, m)
	},
	"navitem": func() fyne.CanvasObject { return NewNavItem(stock.FolderOpenIcon(), "Matters", "3", nil) },
	"navitem-chosen": func() fyne.CanvasObject {
		n := NewNavItem(stock.FolderOpenIcon(), "Matters", "3", nil)
		n.Select(true)
		return n
	},
	"note": func() fyne.CanvasObject {
		return NewNote(theme.Warn, stock.InfoIcon(), "Safe contact", NewPara("Text only, after 5 pm.", theme.Body, theme.Warn.Fg()))
	},
	"pages": func() fyne.CanvasObject {
		p := NewPagePreview(func(n, of int) string { return fmt.Sprintf("Page %d of %d", n, of) }, NewText("none", theme.Body, theme.Ink))
		p.Pages(3)
		p.Go(1)
		p.Put(1, page())
		return Tall(200, p)
	},
	"menubutton": func() fyne.CanvasObject { return NewMenuButton("Stage", func() []MenuItem { return nil }) },
	"pill":       func() fyne.CanvasObject { return NewPill("All", nil) },
	"result":     func() fyne.CanvasObject { return NewResult("Bekele, Samuel", "26-0183", nil) },
	"said":       func() fyne.CanvasObject { return NewSaid("Not asked yet", nil) },
	"savestate": func() fyne.CanvasObject {
		kept, open, held := NewSaveState(), NewSaveState(), NewSaveState()
		kept.Kept("Saved 14:03")
		open.Open("Not saved yet")
		held.Held("Not saved yet: the date of birth does not read")
		return VStack(4, kept, open, held)
	},
	"search": func() fyne.CanvasObject { return NewSearch("Find a client", func(string) {}) },
	"spanline": func() fyne.CanvasObject {
		l := NewSpanLine()
		l.Set([]SpanBar{{From: 2017.3, To: 2018.8, Tone: theme.Good}, {From: 2018.4, To: 2018.6, Tone: theme.Warn}}, 0)
		return l
	},
	"strip": func() fyne.CanvasObject {
		s := NewPageStrip()
		s.Picture, s.Number = func(int) image.Image { return nil }, func(n int) string { return fmt.Sprint(n + 1) }
		s.Pages(2)
		return Tall(260, s)
	},
	"tabs": func() fyne.CanvasObject {
		tabs, pick := NewTabs([]string{"Overview", "Facts"}, func(int) {})
		pick(1)
		return tabs
	},
	"toast":        func() fyne.CanvasObject { return NewToast("Saved") },
	"toast-action": func() fyne.CanvasObject { return NewActionToast("Saved", "Undo", nil) },
}

func cmpStrings(a, b *string) int { return cmp.Compare(*a, *b) }

func problem() fyne.CanvasObject {
	f := NewField("a", "Date of birth", "")
	f.Set("31 31 1990")
	f.Problem("This day is not in the calendar.")
	return f
}

// states are the ways in which a widget is drawn; each reports whether the widget has it.
var states = []struct {
	name string
	set  func(fyne.CanvasObject) bool
}{
	{"normal", func(fyne.CanvasObject) bool { return true }},
	{"hover", func(o fyne.CanvasObject) bool {
		h, ok := o.(desktop.Hoverable)
		if ok {
			h.MouseIn(&desktop.MouseEvent{})
		}
		return ok
	}},
	{"focus", func(o fyne.CanvasObject) bool {
		f, ok := o.(fyne.Focusable)
		if ok {
			f.FocusGained()
		}
		return ok
	}},
	{"off", func(o fyne.CanvasObject) bool {
		switch w := o.(type) {
		case interface{ Allow(bool) }:
			w.Allow(false)
			return true
		case fyne.Disableable:
			w.Disable()
			return true
		}
		return false
	}},
}

// TestGoldens compares how every widget of the kit is drawn, at rest, under the mouse, with the focus and off, with what
// was looked at and found good. HARBORFILE_GOLDENS=1 writes what is drawn now, to be looked at again.
func TestGoldens(t *testing.T) {
	for name := range goldens {
		file, now := filepath.Join("testdata", name+".xml"), inEveryState(t, goldens[name])
		if os.Getenv("HARBORFILE_GOLDENS") != "" {
			if err := os.WriteFile(file, []byte(now), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		before, err := os.ReadFile(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		was, is := strings.Split(string(before), "\n"), strings.Split(now, "\n")
		for i := range max(len(was), len(is)) {
			if i >= len(was) || i >= len(is) || was[i] != is[i] {
				t.Errorf("%s is drawn differently from line %d on:\n%s", name, i+1, strings.Join(is[min(i, len(is)):min(i+3, len(is))], "\n"))
				break
			}
		}
	}
}

// inEveryState is the markup of a widget in light and in high contrast, in each state that it has.
func inEveryState(t *testing.T, widget func() fyne.CanvasObject) string {
	t.Helper()
	var all strings.Builder
	for _, mode := range []theme.Mode{theme.Light, theme.Contrast} {
		for _, state := range states {
			look(t, &theme.Theme{Mode: mode})
			o := widget()
			w := window(t, VStack(0, o), 320, 300)
			if state.set(inner(o)) {
				fmt.Fprintf(&all, "<!-- %s, %s -->\n%s", map[theme.Mode]string{theme.Light: "light", theme.Contrast: "high contrast"}[mode],
					state.name, test.RenderToMarkup(w.Canvas()))
			}
		}
	}
	return all.String()
}

// inner is what takes the mouse and the keyboard: the input of a field, the list of a table.
func inner(o fyne.CanvasObject) fyne.CanvasObject {
	switch w := o.(type) {
	case *Field:
		return w.Input().(fyne.CanvasObject)
	case *fyne.Container:
		if d, ok := w.Objects[0].(*DataList[string]); ok {
			return d.list
		}
		return w.Objects[0]
	}
	return o
}

// TestEveryWidgetHasAGolden: a widget that is added to the kit is looked at.
func TestEveryWidgetHasAGolden(t *testing.T) {
	if left := without(t); len(left) > 0 {
		t.Errorf("no golden draws %v", left)
	}
}

// without lists the widgets of the kit, by what makes them, that no golden draws.
func without(t *testing.T) (left []string) {
	t.Helper()
	own, err := os.ReadFile("golden_test.go")
	if err != nil {
		t.Fatal(err)
	}
	inside := []string{"NewCard", "NewBox", "NewIcon", "NewLine", "NewMono", "NewBold", "NewBoldPara", "NewText", "NewReadField", "NewSense"}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	makes, seen := regexp.MustCompile(`(?m)^func (New[A-Za-z]+)[\[(]`), 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range makes.FindAllSubmatch(source, -1) {
			seen++
			if name := string(m[1]); !slices.Contains(inside, name) && !bytes.Contains(own, append(m[1], '(')) {
				left = append(left, name)
			}
		}
	}
	if seen < 20 {
		t.Fatalf("only %d widgets were found", seen)
	}
	return left
}
