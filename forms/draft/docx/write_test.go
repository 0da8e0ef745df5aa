package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

func TestMain(m *testing.M) {
	worker.Main() // the child is this program
	os.Exit(m.Run())
}

// samplePapers are the papers of the sample office's matters.
func samplePapers(t testing.TB) map[string]*draft.Document {
	t.Helper()
	set := sample.Office()
	out := map[string]*draft.Document{}
	for _, m := range set.Matters {
		s := &cases.Snapshot{Office: set.Office, Matter: m}
		for _, a := range set.Attorneys {
			if a.ID == m.Attorney {
				s.Attorney = a
			}
		}
		for _, c := range set.Clients {
			if c.ID == m.ClientID {
				s.Client = c
			}
		}
		for _, p := range set.Parties {
			if p.ClientID == m.ClientID {
				s.Parties = append(s.Parties, p)
			}
		}
		for _, f := range set.Story {
			if f.ClientID == m.ClientID {
				s.Story = append(s.Story, f)
			}
		}
		for _, e := range set.EvidenceOf(m.ID) {
			s.Evidence = append(s.Evidence, e.Item)
		}
		for _, tm := range draft.For(s) {
			d, _, err := tm.Build(s)
			if err != nil {
				t.Fatal(err)
			}
			out[tm.ID+" "+m.ID[:4]] = d
		}
	}
	return out
}

// every is a paper with every block and every kind of text.
func every(look draft.Look) *draft.Document {
	long := strings.Repeat("The words go on for more than one line, as the words of a paper do. ", 6)
	note := draft.Rich{{Text: "See the "}, {Text: "record", Style: text.Italic}, {Text: ", page 12."}}
	return &draft.Document{Title: "Every block", Footer: "Every block of a paper", Lang: "en-US", Look: look, Blocks: []draft.Block{
		draft.Caption{Style: draft.Federal, Counsel: []draft.Rich{draft.Plain("Ana Example (Bar 12345)"), draft.Plain("10 Example Street"), draft.Plain("Attorney for Movant")},
			Court:   []draft.Rich{draft.Plain("UNITED STATES DISTRICT COURT"), draft.Plain("NORTHERN DISTRICT OF EXAMPLE")},
			Parties: []draft.Rich{draft.Plain("UNITED STATES OF AMERICA,"), draft.Plain("\tPlaintiff,"), nil, draft.Plain("v."), nil, draft.Plain("JANE EXAMPLE,"), draft.Plain("\tDefendant.")},
			Right:   []draft.Rich{draft.Plain("Case No. 1:20-cr-00001"), nil, {{Text: "MOTION TO VACATE", Style: text.Bold}}}},
		draft.Title{Text: draft.Plain("Motion and Memorandum")},
		draft.Heading{Level: 1, Text: draft.Plain("I. WHAT IS ASKED")},
		draft.Paragraph{Text: draft.Rich{{Text: long}, {Text: "Bold", Style: text.Bold}, {Text: " and "}, {Text: "slanted", Style: text.Italic},
			{Text: " and "}, {Text: "under", Style: text.Underline}, {Text: " words", Note: note}, {Text: ", and on."}}},
		draft.Paragraph{Text: draft.Plain("Movant asks:")},
		draft.List{Lettered: true, Items: []draft.Rich{draft.Plain("for one thing;"), draft.Plain(long), draft.Plain("and for a third.")}},
		draft.List{Items: []draft.Rich{draft.Plain("a dash"), draft.Plain("another")}},
		draft.Heading{Level: 2, Text: draft.Plain("A. What happened")},
		draft.Numbered{Text: draft.Plain("My name is Jane Example. " + long)},
		draft.Numbered{Text: draft.Plain("I was born in 1990.")},
		draft.Numbered{Text: draft.Plain("A part of it."), Level: 2},
		draft.Numbered{Text: draft.Plain("Another part of it."), Level: 2},
		draft.Numbered{Text: draft.Plain("A part of the part."), Level: 3},
		draft.Numbered{Text: draft.Plain("And on.")},
		draft.Quote{Text: draft.Plain("They told me I could not leave. " + long)},
		draft.Numbered{Text: draft.Plain("A new count."), Restart: true},
		draft.Numbered{Text: draft.Plain("Of a new count.")},
		draft.List{Lettered: true, Items: []draft.Rich{draft.Plain("letters begin anew"), draft.Plain("here")}},
		draft.Table{Head: []draft.Rich{draft.Plain("Day"), draft.Plain("What"), draft.Plain("Where")}, Widths: []float64{20, 50, 30},
			Rows: [][]draft.Rich{{draft.Plain("June 3"), draft.Plain(long), draft.Plain("Here\nand there")}, {draft.Plain("June 4"), nil, draft.Plain("There")}}},
		draft.Table{Rows: [][]draft.Rich{{draft.Plain("no head"), draft.Plain("two cells")}}},
		draft.Paragraph{Tight: true, Text: draft.Plain("Jane Example\n10 Example Street\nExample, EX 00000")},
		draft.Paragraph{Text: draft.Plain("محمد بن سلمى قال: I said “yes” في يوم 12 مايو.")},
		draft.Paragraph{Text: draft.Plain("Her name is שרה כהן in the record; Nguyễn Thị Ánh, Łukasz, Ольга.")},
		draft.Signature{Lead: draft.Plain("Respectfully submitted,"), Lines: []draft.Rich{draft.Plain("Ana Example"), draft.Plain("Attorney for Movant")}, Dated: true},
		draft.Break{},
		draft.Jurat{Words: draft.Plain("I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and correct."), Lines: []draft.Rich{draft.Plain("Jane Example")}},
		draft.Notary{Kind: draft.NotaryJurat, State: draft.Plain("Example"), County: draft.Plain("Harbor"), Signer: draft.Plain("Jane Example")},
		draft.Letterhead{Name: "Harbor Legal Aid", Contact: "10 Example Street · 555-0100"},
	}}
}

// unpack reads a file's parts and that each is well-formed.
func unzipped(t *testing.T, file []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(b)
		for d := xml.NewDecoder(bytes.NewReader(b)); ; {
			if _, err := d.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return out
}

// Every paper of the sample becomes a file whose parts are sound, that is the same when written again, and that names
// nobody but the words of the paper. Set HARBORFILE_LOOK to a folder to see the files.
func TestWritePapers(t *testing.T) {
	papers := samplePapers(t)
	for _, l := range []draft.Look{draft.Pleading, draft.Letter, draft.CaliforniaPleading, draft.Chart} {
		papers["every "+string(l)] = every(l)
	}
	for name, d := range papers {
		file, err := Write(d, "one")
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, err := Write(d, "one")
		if err != nil || !bytes.Equal(file, again) {
			t.Errorf("%s: written again it is another file: %v", name, err)
		}
		parts := unzipped(t, file)
		for _, word := range []string{"creator", "lastModifiedBy", "Author", "dcterms", "w:rsid", "w:comment", "w:vanish"} {
			for p, content := range parts {
				if strings.Contains(content, word) {
					t.Errorf("%s: %s holds %s", name, p, word)
				}
			}
		}
		if dir := os.Getenv("HARBORFILE_LOOK"); dir != "" {
			pdf, err := draft.Render(d)
			if err != nil {
				t.Fatal(err)
			}
			base := filepath.Join(dir, strings.ReplaceAll(name, " ", "-"))
			os.WriteFile(base+".docx", file, 0o600)
			os.WriteFile(base+".ours.pdf", pdf, 0o600)
		}
	}
}

// A character that no such file can hold stops the writing and is named.
func TestWriteNamesWhatCannotBeHeld(t *testing.T) {
	for _, words := range []string{"a\x00b", "a\x1bb", "a\xffb", "a\ufffeb", "a\u0091b"} {
		_, err := Write(&draft.Document{Blocks: []draft.Block{draft.Paragraph{Text: draft.Plain(words)}}}, "")
		if _, ok := err.(*text.MissingGlyph); !ok {
			t.Errorf("%q was written: %v", words, err)
		}
	}
}
