package forms

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
)

// leaves calls change for every text of a decoded JSON value, with a way to set it.
func leaves(v any, path string, change func(path, was string, set func(string))) {
	switch x := v.(type) {
	case map[string]any:
		for _, k := range sortedNames(x) {
			if text, ok := x[k].(string); ok {
				change(path+"/"+k, text, func(s string) { x[k] = s })
				continue
			}
			leaves(x[k], path+"/"+k, change)
		}
	case []any:
		for i := range x {
			if text, ok := x[i].(string); ok {
				change(fmt.Sprint(path, "/", i), text, func(s string) { x[i] = s })
				continue
			}
			leaves(x[i], fmt.Sprint(path, "/", i), change)
		}
	}
}

func sortedNames(m map[string]any) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// other is another text of the same kind: a day stays a day, an id or a word of a list stays as it is.
func other(path, was string) (string, bool) {
	last := path[strings.LastIndex(path, "/")+1:]
	switch {
	case strings.HasSuffix(strings.ToLower(last), "id"), was == "", last == "rev":
		return "", false
	}
	if day, err := cases.ParseDate(was); err == nil && day.Full() {
		return was[:8] + map[bool]string{true: "11", false: "12"}[was[8:] == "12"], true
	}
	if strings.ToLower(was) == was && !strings.Contains(was, " ") {
		return "", false // a word of a list
	}
	return was + "x", true
}

// TestFreshMeansTheSame: whatever text of a matter's records changes, a paper that still counts as fresh would read the
// same if it were drafted again.
func TestFreshMeansTheSame(t *testing.T) {
	for _, kind := range []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration} {
		v := desk(t)
		s, err := v.Snapshot(t.Context(), matterID(kind))
		if err != nil {
			t.Fatal(err)
		}
		paper := func(id string) cases.Paper {
			return cases.Paper{Name: id, For: draft.FiledWith(kind), On: cases.DateOf(today)}
		}
		raw, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var tree any
		if err := json.Unmarshal(raw, &tree); err != nil {
			t.Fatal(err)
		}
		drafted := map[string]*draft.Document{}
		records := map[string]cases.Document{}
		for _, p := range draft.For(s) {
			doc, _, err := p.Build(s.In(paper(p.ID)))
			if err != nil {
				t.Fatal(err)
			}
			drafted[p.ID] = doc
			records[p.ID] = cases.Document{Template: p.ID, Facts: doc.Facts, Sources: doc.Sources, Cited: doc.Cited, When: today.UTC().Format(time.RFC3339)}
		}
		tried, stale, seen, step := 0, 0, 0, 5 // every text where time is no matter
		if os.Getenv("HARBORFILE_LONG") != "" {
			step = 1
		}
		leaves(tree, "", func(path, was string, set func(string)) {
			now, ok := other(path, was)
			if seen++; !ok || seen%step != 0 {
				return
			}
			set(now)
			defer set(was)
			changed, err := json.Marshal(tree)
			if err != nil {
				t.Fatal(err)
			}
			var after cases.Snapshot
			if json.Unmarshal(changed, &after) != nil {
				return
			}
			tried++
			for _, p := range draft.For(&after) {
				d, had := records[p.ID]
				if !had {
					continue
				}
				state, err := StateOf(&after, d)
				if err != nil {
					continue
				}
				if len(state.Changed) > 0 {
					stale++
					continue
				}
				doc, _, err := p.Build(after.In(paper(p.ID)))
				if err == nil && fmt.Sprintf("%v %v", doc.Title, doc.Blocks) != fmt.Sprintf("%v %v", drafted[p.ID].Title, drafted[p.ID].Blocks) {
					t.Errorf("%s: %s changed from %q to %q; %s counts as fresh and would read otherwise: %s", kind, path, was, now, p.ID, differ(drafted[p.ID], doc))
				}
			}
		})
		t.Logf("%s: %d texts changed, %d papers went stale", kind, tried, stale)
		if tried < 20 || stale == 0 {
			t.Errorf("%s: %d texts, %d papers went stale: that proves nothing", kind, tried, stale)
		}
	}
}

// differ is the first block that differs.
func differ(a, b *draft.Document) string {
	for i := range a.Blocks {
		if i >= len(b.Blocks) || fmt.Sprint(a.Blocks[i]) != fmt.Sprint(b.Blocks[i]) {
			return fmt.Sprintf("%.300v", a.Blocks[i])
		}
	}
	return "more blocks"
}

// TestAnEveningDraftIsFresh: a paper that is drafted in the evening, when the world's clock is on the next day already,
// is read for the day on which it was drafted.
func TestAnEveningDraftIsFresh(t *testing.T) {
	was := time.Local
	defer func() { time.Local = was }()
	time.Local = time.FixedZone("west", -8*3600)
	evening := time.Date(2026, 11, 22, 17, 30, 0, 0, time.Local)
	d := cases.Document{Template: "x", When: evening.UTC().Format(time.RFC3339)}
	if got := draftedFor(&cases.Snapshot{}, d).On; got != "2026-11-22" {
		t.Errorf("it was drafted on %s", got)
	}
}
