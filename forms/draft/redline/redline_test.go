package redline

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/draft"
	"pgregory.net/rapid"
)

func paper(words ...string) *draft.Document {
	d := &draft.Document{Title: "Paper"}
	for _, w := range words {
		d.Blocks = append(d.Blocks, draft.Numbered{Text: draft.Plain(w)})
	}
	return d
}

// kinds is a comparison in short: "= 1.", "+ 2.", "- 3.", "~ 4.", "> 2." where it stands now, "< 5." where it stood.
func kinds(c *Comparison) string {
	var out []string
	for _, r := range c.Rows {
		sign := map[Kind]string{Same: "=", Added: "+", Removed: "-", Changed: "~", Moved: ">"}[r.Kind]
		n := r.After
		if r.Kind == Removed || r.Gone {
			n = r.Before
		}
		if r.Gone {
			sign = "<"
		}
		out = append(out, sign+n)
	}
	return strings.Join(out, " ")
}

const (
	first  = "My name is Jane Example and I am the movant in this case."
	second = "In May of that year he took my papers and my phone away."
	third  = "I was arrested in June with two other women at a motel."
	fourth = "I have worked in a bakery since then and I study at night."
)

func TestCompare(t *testing.T) {
	before := paper(first, second, third, fourth)
	for _, c := range []struct {
		name  string
		after *draft.Document
		want  string
	}{
		{"the same", paper(first, second, third, fourth), "=1. =2. =3. =4."},
		{"quotes and spaces are no change", paper(strings.ReplaceAll(first, " case", "\u00a0case"), second, third, fourth), "=1. =2. =3. =4."},
		{"put in", paper(first, "A wholly other thing happened there.", second, third, fourth), "=1. +2. =3. =4. =5."},
		{"taken out", paper(first, third, fourth), "=1. -2. =2. =3."},
		{"changed", paper(first, "In June of that year he took my papers and my money away.", third, fourth), "=1. ~2. =3. =4."},
		{"written anew", paper(first, "Nothing of this kind stood here.", third, fourth), "=1. -2. +2. =3. =4."},
		{"moved", paper(second, third, first, fourth), "<1. =1. =2. >3. =4."},
		{"all gone", paper(), "-1. -2. -3. -4."},
	} {
		if got := kinds(Compare(before, c.after)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if !Compare(before, before).Alike() || Compare(before, paper()).Alike() || !Compare(nil, nil).Alike() {
		t.Error("alike is not what it says")
	}
}

// Words are compared one by one, and a sentence that was written anew is one change.
func TestWords(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"He came in May.", "He came in June.", "He came in |-May|+June|."},
		{"He said “go”.", "He said \"go\".", "He said \"go\"."},
		{"Paragraph 5 says so.", "Paragraph 15 says so.", "Paragraph |-5|+15| says so."},
		{"One two three four five six seven.", "One 2 of 3 four five six seven.", "One |-two three|+2 of 3| four five six seven."},
		{"He came.", "He came. He left again.", "He came.|+ He left again."},
		{"كان ذلك في مايو", "كان ذلك في يونيو", "كان ذلك في |-مايو|+يونيو"},
	} {
		got := ""
		for _, s := range wordsOf(c.before, c.after) {
			if got != "" {
				got += "|"
			}
			got += map[Kind]string{Same: "", Removed: "-", Added: "+"}[s.Kind] + s.Text
		}
		if got != c.want {
			t.Errorf("%q to %q: %q, want %q", c.before, c.after, got, c.want)
		}
	}
}

// Every block is compared: a change of any text is seen.
func TestEveryBlockIsCompared(t *testing.T) {
	with := func(w string) *draft.Document {
		r := draft.Plain(w)
		return &draft.Document{Blocks: []draft.Block{draft.Caption{Counsel: []draft.Rich{r}, Court: []draft.Rich{r}, Parties: []draft.Rich{r}, Right: []draft.Rich{r}},
			draft.Letterhead{Name: w, Contact: w}, draft.Title{Text: r}, draft.Heading{Level: 1, Text: r}, draft.Numbered{Text: r}, draft.Paragraph{Text: r}, draft.Quote{Text: r},
			draft.Table{Head: []draft.Rich{r}, Rows: [][]draft.Rich{{r}}}, draft.List{Items: []draft.Rich{r}}, draft.Signature{Lead: r, Lines: []draft.Rich{r}},
			draft.Jurat{Words: r, Lines: []draft.Rich{r}}, draft.Notary{State: r, County: r, Words: r, Signer: r},
			draft.Paragraph{Text: draft.Rich{{Text: w, Note: r}}}}}
	}
	c := Compare(with("one"), with("two"))
	if n := len(c.Rows); c.Count(Same) != 0 || n != 2*24 {
		t.Errorf("%d of %d rows are the same", c.Count(Same), n)
	}
}

// Both versions can be read out of a comparison, whatever they say.
func TestBothVersionsAreThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([]string{"he", "came", "in", "May", "and", "left", ",", ".", "“so”", "'so'", "مايو", "5", "Exhibit A"})
		line := rapid.Map(rapid.SliceOfN(words, 1, 12), func(w []string) string { return strings.Join(w, " ") })
		a, b := rapid.SliceOfN(line, 0, 8).Draw(t, "before"), rapid.SliceOfN(line, 0, 8).Draw(t, "after")
		c := Compare(paper(a...), paper(b...))
		var was, now []string
		for _, r := range c.Rows {
			before, after := "", ""
			for _, s := range r.Spans {
				if s.Kind != Added {
					before += s.Text
				}
				if s.Kind != Removed {
					after += s.Text
				}
			}
			if r.Kind != Added && !(r.Kind == Moved && !r.Gone) {
				was = append(was, folded(before))
			}
			if r.Kind != Removed && !r.Gone {
				now = append(now, folded(after))
			}
		}
		if got, want := strings.Join(was, "\n"), foldedLines(a); got != want {
			t.Fatalf("before came out as\n%s\nwas\n%s", got, want)
		}
		if got, want := strings.Join(now, "\n"), foldedLines(b); got != want {
			t.Fatalf("after came out as\n%s\nis\n%s", got, want)
		}
	})
}

func foldedLines(list []string) string {
	var out []string
	for _, l := range list {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, folded(l))
		}
	}
	return strings.Join(out, "\n")
}

// The comparison as a paper says each change in words. Set HARBORFILE_LOOK to a folder to see it.
func TestComparisonAsPaper(t *testing.T) {
	before, after := paper(first, second, third, fourth), paper(first, "In June of that year he took my papers and my money away.", fourth, third, "A wholly other thing happened there in the winter.")
	before.Blocks = append([]draft.Block{draft.Title{Text: draft.Plain("DECLARATION OF JANE EXAMPLE")}, draft.Heading{Level: 1, Text: draft.Plain("I. WHO I AM")}}, before.Blocks...)
	after.Blocks = append([]draft.Block{draft.Title{Text: draft.Plain("DECLARATION OF JANE EXAMPLE")}, draft.Heading{Level: 1, Text: draft.Plain("I. ABOUT ME")}}, after.Blocks...)
	after.Blocks = append(after.Blocks, draft.Quote{Text: draft.Plain("You will never leave, he said.")})
	c := Compare(before, after)
	for lang, want := range map[string][]string{"en": {"Moved here:", "Moved away:", "[removed: May]", "[added: June]", "Added:", "Earlier version", "for the office only, not to be filed"},
		"es": {"Movido aquí:", "[quitado: May]", "[añadido: June]", "Añadido:", "solo para la oficina, no se presenta"}} {
		pdf, err := draft.Render(c.Document(lang, "Version 1, drafted November 22, 2026", "Version 2, edited in Word, November 23, 2026"))
		if err != nil {
			t.Fatal(err)
		}
		if dir := os.Getenv("HARBORFILE_LOOK"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, "redline-"+lang+".pdf"), pdf, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		tool, err := exec.LookPath("pdftotext")
		if err != nil {
			t.Skip("there is no pdftotext: the words of the comparison were not read")
		}
		cmd := exec.Command(tool, "-", "-")
		cmd.Stdin = bytes.NewReader(pdf)
		text, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range want {
			if !strings.Contains(strings.Join(strings.Fields(string(text)), " "), w) {
				t.Errorf("%s: the paper does not say %q:\n%s", lang, w, text)
			}
		}
	}
}
