package draft

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

var scratch = func() string {
	dir, err := os.MkdirTemp("", "drafttest")
	if err != nil {
		panic(err)
	}
	return dir
}()

func TestMain(m *testing.M) {
	pdfview.WorkerMain() // the child that reads pages is this program
	code := m.Run()
	os.RemoveAll(scratch)
	os.Exit(code)
}

func need(t *testing.T, tool, loses string) {
	t.Helper()
	if _, err := exec.LookPath(tool); err != nil {
		t.Skipf("%s is not installed: %s", tool, loses)
	}
}

// run writes the file where the tool reads it and returns what the tool says.
func run(t interface{ Fatal(...any) }, pdf []byte, tool string, args ...string) string {
	name := filepath.Join(scratch, "paper.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = name
		}
	}
	out, err := exec.Command(tool, args...).CombinedOutput()
	if err != nil {
		t.Fatal(tool, ": ", err, "\n", string(out))
	}
	return string(out)
}

func extract(t interface{ Fatal(...any) }, pdf []byte) string {
	return run(t, pdf, "pdftotext", "-enc", "UTF-8", "-raw", "FILE", "-")
}

// inkOf drops what extraction may add or lose, and composes accents.
func inkOf(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.In(r, unicode.Cf) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034f' {
			return -1
		}
		return r
	}, text.Clean(s))
	return norm.NFKC.String(s)
}

func sortedRunes(s string) string {
	r := []rune(norm.NFKD.String(s))
	slices.Sort(r)
	return string(r)
}

// sayer counts numbered paragraphs and collects the footnotes of what it says.
type sayer struct {
	numbering
	notes []Rich
}

// said is what a block says, in reading order, without its footnotes.
func said(b Block, number *sayer) string {
	var parts []string
	add := func(list ...Rich) {
		for _, r := range list {
			parts = append(parts, r.String())
			number.notes = append(number.notes, r.Notes()...)
		}
	}
	switch b := b.(type) {
	case Caption:
		add(b.Counsel...)
		h := b.split()
		switch b.Style {
		case Texas:
			add(h.file...)
			add(b.Parties...)
			add(b.Court...)
			add(h.title...)
			add(h.rest...)
		case Florida:
			add(b.Court...)
			add(h.file...)
			add(b.Parties...)
			add(h.title...)
			add(h.rest...)
		default:
			add(b.Court...)
			add(b.Parties...)
			add(b.Right...)
		}
	case Letterhead:
		parts = append(parts, b.Name, b.Contact)
	case Title:
		add(b.Text)
	case Heading:
		add(b.Text)
	case Numbered:
		parts = append(parts, number.nextNumber(min(max(b.Level, 1), levels), b.Restart))
		add(b.Text)
	case Paragraph:
		add(b.Text)
	case Quote:
		add(b.Text)
	case Table:
		add(b.Head...)
		for _, r := range b.Rows {
			add(r...)
		}
	case List:
		for i, item := range b.Items {
			label := "–"
			if b.Lettered {
				label = "(" + letters(i) + ")"
			}
			parts = append(parts, label)
			add(item)
		}
	case Signature:
		if b.Dated {
			parts = append(parts, "Dated:")
		}
		add(b.Lead)
		add(b.Lines...)
	case Jurat:
		add(b.Words)
		add(b.Lines...)
	case Notary:
		state, county := b.Venue("")
		signs, expires, seal := NotaryLabels("")
		add(state, county, Plain("ss."), b.NotaryText(""), Plain(seal), Plain(signs), Plain(expires))
	}
	return strings.Join(parts, "\n")
}

var footer = regexp.MustCompile(`(?m)^\f?FOOT — page \d+ of \d+$`)

func TestAnyTextExtractsBack(t *testing.T) {
	need(t, "pdftotext", "extraction was not checked")
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		d.Footer = "FOOT"
		if d.Look == CaliforniaPleading { // its numbered lines are text as well
			d.Look = Pleading
		}
		for i, b := range d.Blocks { // a repeated head row would be found twice
			if table, ok := b.(Table); ok {
				table.Head = nil
				d.Blocks[i] = table
			}
		}
		pdf, err := Render(d)
		var missing *text.MissingGlyph
		if errors.As(err, &missing) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		var want string
		var number sayer
		for _, b := range d.Blocks {
			want += said(b, &number)
		}
		for i, note := range number.notes {
			want += strings.Repeat(raised(i+1), 2) + note.String()
		}
		want = inkOf(want)
		got := inkOf(footer.ReplaceAllString(extract(t, pdf), ""))
		// A row longer than a page goes on overleaf cell by cell.
		split := slices.ContainsFunc(d.Blocks, func(b Block) bool { return len(said(b, new(sayer))) > 150 && isRow(b) })
		if split || len(number.notes) > 0 || strings.ContainsFunc(want, func(r rune) bool {
			return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Nko) || r >= 0x1E800 && r < 0x1F000
		}) {
			got, want = sortedRunes(got), sortedRunes(want)
		}
		if got != want {
			t.Fatalf("extracted %+q, want %+q", got, want)
		}
	})
}

func isRow(b Block) bool {
	switch b.(type) {
	case Table, Caption, Signature, Jurat, Notary:
		return true
	}
	return false
}

func TestSameDocumentSameBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyDocument().Draw(t, "document")
		a, errA := Render(d)
		b, errB := Render(d)
		if !bytes.Equal(a, b) || (errA == nil) != (errB == nil) {
			t.Fatal("two runs differ")
		}
	})
}

func TestTagsAndTitle(t *testing.T) {
	need(t, "pdfinfo", "tags were not checked")
	d := &Document{Title: "A title", Footer: "F", Lang: "es-US", Look: Pleading, Blocks: []Block{
		Title{Plain("MOTION")}, Heading{1, Plain("FACTS")}, Numbered{Text: Plain("First.")},
		Table{Head: []Rich{Plain("Head")}, Rows: [][]Rich{{Plain("Cell")}}}, List{Items: []Rich{Plain("Item")}},
	}}
	pdf, err := Render(d)
	if err != nil {
		t.Fatal(err)
	}
	info := run(t, pdf, "pdfinfo", "FILE")
	for _, want := range []string{"A title", "Tagged:", "yes"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not show %q:\n%s", want, info)
		}
	}
	tree := run(t, pdf, "pdfinfo", "-struct-text", "FILE")
	at := -1
	for _, want := range []string{"Document", "H1", "MOTION", "H2", "FACTS", "P", "1.First.", "Table", "TR", "TH", "Head", "TD", "Cell", "L ", "LI", "Lbl", "LBody", "Item"} {
		i := strings.Index(tree[at+1:], want)
		if i < 0 {
			t.Fatalf("%q is missing or out of order in\n%s", want, tree)
		}
		at += i + 1
	}
	if bytes.Contains(pdf, []byte("CreationDate")) || !bytes.Contains(pdf, []byte("es-US")) {
		t.Error("the language is missing, or a date is there")
	}
}
