package ui

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/draft/redline"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// englishWords are words that a Spanish sentence never holds, and that hardly any English sentence does without. Letters
// among digits are none of them: ids are drawn, and 7be3 may come.
var englishWords = regexp.MustCompile(`(?i)(?:^|[^\pL\d])(the|of|and|is|are|was|were|isn't|not|for|with|this|that|to|by|on|from|at|or|it|an|your|has|have|had|be|been|who|when|which|what|where|how|does|did|if|any|there|they|his|her|days|months|years|before|after|within|last|first|next|under|over|other|another|none|yes|only|each|all|needed|unless|about|known|asked|open|closed|date|name|names|birth|court|judge|order|orders|reason|number|copies|page|pages|stay|away|home|work|vehicle|female|male|brown|blue|single|married|paroled|daughter|record|relief|hearing|statement|records|reports|photos|messages|copy|signature|language|evidence|officer|client|attorney|victim|trafficking|status|permit|visa|filed|fee|free|week|weekdays|calls?|help|health|housing|shorten|units?|blob)(?:$|[^\pL\d])`)

// record is a list of words that people wrote, the longest first. What stands in it is not the program's.
type recorded []string

// recordedIn collects the words of every record of a vault. A short value in small letters may be an answer out of a
// list of the program, for which there is Spanish: those stay out.
func recordedIn(t *testing.T, a *App) recorded {
	t.Helper()
	seen := map[string]bool{}
	keep := func(s string) {
		if s = strings.TrimSpace(s); len(s) > 2 && (strings.ToLower(s) != s || len(strings.Fields(s)) > 3) {
			seen[s] = true
		}
	}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			keep(v)
			for _, line := range strings.Split(v, "\n") {
				keep(line)
			}
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			for _, x := range v {
				walk(x)
			}
		}
	}
	add := func(record any) {
		raw, err := json.Marshal(record)
		var v any
		if err == nil {
			err = json.Unmarshal(raw, &v)
		}
		if err != nil {
			t.Fatal(err)
		}
		walk(v)
	}
	matters, err := vault.List[cases.Matter](t.Context(), a.vault, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range matters {
		s, err := a.vault.Snapshot(t.Context(), m.ID)
		if err != nil {
			t.Fatal(err)
		}
		shown := *s
		shown.Deadlines = nil // their steps are the program's words
		add(shown)
		for _, d := range s.Deadlines {
			walk(d.Reason)
			walk(d.Title)
		}
		for _, words := range freeWords(s) {
			seen[words] = true
		}
	}
	var out recorded
	for s := range seen {
		if len(s) > 2 {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// freeWords are short words of a matter that people wrote as they liked.
func freeWords(s *cases.Snapshot) []string {
	out := slices.Clone(s.Matter.Forms)
	if s.Client.Pronouns != "" {
		out = append(out, s.Client.Pronouns)
	}
	for _, c := range s.Client.Contacts {
		if c.Note != "" {
			out = append(out, c.Note)
		}
	}
	if o := s.Matter.Order; o != nil {
		out = append(out, lang.Law(strings.Join(o.Relief, ", ")), strings.Join(o.Relief, ", "))
	}
	for _, c := range s.Custody {
		if c.Who != "" {
			out = append(out, c.Who)
		}
	}
	return out
}

// names are what has one name in every language: forms, statutes and offices by their own titles, and the lines that an
// English form prints.
func names(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, e := range forms.Editions() {
		out = append(out, e.Title)
	}
	for _, r := range law.Resources() {
		out = append(out, r.Title)
	}
	for _, o := range law.OrderLaws() {
		for _, f := range o.Facts.Forms {
			out = append(out, f.Title)
		}
		out = append(out, o.Citation...)
	}
	for _, v := range law.Vacaturs() {
		out = append(out, v.Citation...)
	}
	for _, r := range law.Reliefs() {
		out = append(out, r.Citation...)
	}
	out = slices.DeleteFunc(append(out, englishNames...), func(s string) bool { return len(s) < 4 })
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// englishNames are the names that stand nowhere else.
var englishNames = []string{"Judicial Council of California", "“yes”",
	// kinds of licenses, as everybody writes them
	"LGPL-3.0-or-later",
	// what the made-up form of the tests prints and asks
	"Request for a Certified Copy", "La página dice: Date of birth", "When was it?", "Last name",
	// rows of two maps as they are written, side by side
	"State Bar No. ",
	// what the day of the clinic is filled with for its picture
	"The dates of the second arrest",
	// files of the vault, as they are called on the disk
	"evidence.db", "records.db", "Cal. Rules of Court"}

// written is the name of a fact as maps write it.
var written = regexp.MustCompile(`\{[a-z][\w.\[\]]*\}`)

// foreign is what is English in a text of the Spanish window, "" where nothing is.
func foreign(text string, own recorded, names []string) string {
	if quoted(text, own) {
		return ""
	}
	rest, cut := strings.CutSuffix(written.ReplaceAllString(text, " "), "…")
	for _, list := range [][]string{names, own} {
		for _, name := range list {
			if cut && strings.HasPrefix(name, rest) {
				return "" // a list had no room for all of it
			}
			rest = strings.ReplaceAll(rest, name, " ")
		}
	}
	if !englishWords.MatchString(rest) {
		return ""
	}
	return strings.TrimSpace(strings.Join(englishWords.FindAllString(rest, 4), ", "))
}

// quoted reports whether a text is one that a person wrote, read back with the names in it covered.
func quoted(text string, own recorded) bool {
	pieces := strings.Split(text, "the person we spoke of")
	return len(pieces) > 1 && slices.ContainsFunc(own, func(whole string) bool {
		for _, piece := range pieces {
			_, after, found := strings.Cut(whole, piece)
			if !found {
				return false
			}
			whole = after
		}
		return true
	})
}

// said calls each text that the program says under o: words on the page and hints in empty inputs, not what is typed.
func said(o fyne.CanvasObject, say func(string)) {
	each(o, func(o fyne.CanvasObject) {
		switch w := o.(type) {
		case *kit.Text:
			say(w.Words())
		case *kit.Para:
			say(w.Words())
		case *kit.Chip:
			say(w.Words())
		case *kit.Entry:
			say(w.PlaceHolder)
		}
	})
	rows(o, say)
}

// rows calls each text that a row of a list draws by itself.
func rows(o fyne.CanvasObject, say func(string)) {
	each(o, func(o fyne.CanvasObject) {
		list, ok := o.(*widget.List)
		if !ok {
			return
		}
		each(list, func(o fyne.CanvasObject) {
			if line, ok := o.(*canvas.Text); ok {
				say(line.Text)
			}
		})
	})
}

// otherWords are second words for a thing that has one in the Spanish window: una corte, una copia de seguridad, un anexo.
var otherWords = regexp.MustCompile(`(?i)\b(tribunal(?:es)?|juzgados?|respaldos?|exhibiciones|exhibición|ordenador)\b`)

// comparedIn are the words of the two versions of a paper that are compared on the screen: the paper's, and not the
// program's.
func comparedIn(a *App) (out recorded) {
	m, ok := a.screen.(*matter)
	if !ok {
		return nil
	}
	d, ok := m.tabs[tabDocuments].(*documents) // made when it is first opened
	if !ok || d.compared == nil {
		return nil
	}
	for _, row := range d.compared.found.Rows {
		out = append(out, row.Words(), bracketed(row.Spans, redline.Added, redline.Removed), bracketed(row.Spans, redline.Removed, redline.Added))
	}
	slices.SortFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// TestSpanishOnEveryScreen goes over every screen in Spanish: no English is left on it, and nothing is cut.
func TestSpanishOnEveryScreen(t *testing.T) {
	a := opened(t, theme.Theme{Mode: theme.Light, Zoom: 1}, "es")
	own, names := recordedIn(t, a), names(t)
	told := map[string]bool{}
	for _, v := range views(t) {
		v.open(a)
		laidOut(a)
		for _, what := range whatIsClipped(a) {
			t.Errorf("%s: %s", v.name, what)
		}
		tops := append([]fyne.CanvasObject{a.window.Content()}, a.window.Canvas().Overlays().List()...)
		for _, top := range tops {
			said(top, func(text string) {
				if word := otherWords.FindString(text); word != "" && !told[text] {
					told[text] = true
					t.Errorf("%s says %q, where the rest of the window has another word for %q", v.name, text, word)
				}
				if what := foreign(text, append(comparedIn(a), own...), names); what != "" && !told[text] {
					told[text] = true
					t.Errorf("%s says %q (%s)", v.name, text, what)
				}
			})
		}
		closeDialog(a)
	}
	if lang.Code() != "es" {
		t.Error("the window left Spanish on the way")
	}
}
