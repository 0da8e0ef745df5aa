package forms

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// worksheets are those of the program's own forms, and of some official ones where their blanks are at hand.
func worksheets(t *testing.T) map[string]*Worksheet {
	t.Helper()
	out := map[string]*Worksheet{}
	for _, o := range OwnForms() {
		raw, err := o.Blank()
		if err != nil {
			t.Fatal(err)
		}
		if out[o.Edition.ID], err = newWorksheet(o.Edition, raw); err != nil {
			t.Fatal(err)
		}
	}
	for _, id := range []string{"uscis-i-914-2025-01-20", "ca-dv-100-2025-01-01", "nc-aoc-cr-288-2025-03", "ca-dv-120-print-2026-01-01"} {
		name, ok := blankFiles[id]
		if !ok {
			continue
		}
		w, err := newWorksheet(*edition(t, id), blank(t, name))
		if err != nil {
			t.Fatal(err)
		}
		out[id] = w
	}
	return out
}

// TestWorksheetHoldsEveryField: every field of a map is on exactly one line, with its place, and what the values leave
// open is open on the sheet.
func TestWorksheetHoldsEveryField(t *testing.T) {
	for id, w := range worksheets(t) {
		s := snapshotOf(t, kindOf(id))
		lines := w.Lines(s, "", today)
		seen := map[string]*Line{}
		for i := range lines {
			l := &lines[i]
			for _, name := range l.Fields {
				if seen[name] != nil {
					t.Errorf("%s: %s is on two lines", id, name)
				}
				seen[name] = l
			}
			if l.Page() == 0 || len(l.Spots) < len(l.Fields) {
				t.Errorf("%s: %s has no place", id, l.Fields[0])
			}
		}
		if len(seen) != len(w.Map.Fields) {
			t.Errorf("%s: %d of %d fields are on the sheet", id, len(seen), len(w.Map.Fields))
		}
		vals := mapValues(w.Map, w.fields, w.Read(s, "", today), today)
		for _, open := range slices.Concat(vals.ask, vals.held, vals.blank) {
			if l := seen[open.Field]; l == nil || !l.Open() && l.State != LineFilled {
				t.Errorf("%s: %s is open, and its line is %+v", id, open.Field, l)
			}
		}
		for name := range vals.set {
			if l := seen[name]; l.State != LineFilled && l.State != LineHeld {
				t.Errorf("%s: %s is written, and its line is %s", id, name, l.State)
			}
		}
	}
}

// TestWorksheetTakesEveryAnswer gives each answer that a line offers: the line then says so, and the box of that answer is
// the one that is ticked.
func TestWorksheetTakesEveryAnswer(t *testing.T) {
	given := 0
	for id, w := range worksheets(t) {
		s := snapshotOf(t, kindOf(id))
		for i, l := range w.Lines(s, "", today) {
			if l.State == LineUnasked || l.State == LineNever {
				continue
			}
			for n, o := range l.Options {
				if o.Answer == "" {
					continue
				}
				given++
				after := *s
				after.Matter.Answers = answeredWith(s.Matter.Answers, l.Choose(n))
				now := w.Lines(&after, "", today)[i]
				if now.Chosen() != n {
					t.Errorf("%s: %s takes %q and says %d", id, l.Fields[0], o.Value, now.Chosen())
				}
				for _, spot := range now.Spots {
					if spot.Option >= 0 && spot.Ticked != (spot.Option == n) && now.State != LineHeld {
						t.Errorf("%s: after %q the box %s is ticked: %v", id, o.Value, spot.Field, spot.Ticked)
					}
				}
			}
			if l.Kind == AnswerText && !l.Multi && l.Max == 0 && !strings.Contains(l.Fields[0], "Zip") {
				given++
				after := *s
				after.Matter.Answers = answeredWith(s.Matter.Answers, map[string]string{l.Answer: "Typed words"})
				if now := w.Lines(&after, "", today)[i]; now.Typed != "Typed words" || now.State != LineFilled && now.State != LineHeld {
					t.Errorf("%s: %s does not take words: %+v", id, l.Fields[0], now)
				}
			}
		}
	}
	if given == 0 && len(blankFiles) > 0 {
		t.Error("no line asked anything")
	}
}

func answeredWith(before, more map[string]string) map[string]string {
	out := maps.Clone(before)
	if out == nil {
		out = map[string]string{}
	}
	for path, text := range more {
		key := strings.TrimPrefix(path, cases.AnswerPrefix)
		if out[key] = text; text == "" {
			delete(out, key)
		}
	}
	return out
}
