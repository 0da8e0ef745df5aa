package main

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// papersAtDesk drafts the papers of a matter, has one edited as a Word file and as a PDF, compares its versions, and
// shares a template, so that the child that reads Word files and every file that leaves are part of the job.
func papersAtDesk(ctx context.Context, v *vault.Vault, matters []cases.Matter, out string, a *app) error {
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	dir := filepath.Join(out, "papers")
	if err := os.Mkdir(dir, 0o700); err != nil {
		return err
	}
	o := forms.MatterOptions{Now: a.now(), Viewer: viewer}
	for i, m := range matters {
		made, err := forms.DraftMatter(ctx, v, m.ID, o)
		if err != nil {
			return err
		}
		id := made[0].Record.ID
		word, err := forms.ExportWord(ctx, v, m.ID, id, 0)
		if err != nil {
			return err
		}
		if _, err := forms.TakeBack(ctx, v, m.ID, id, bytes.NewReader(word), int64(len(word)), o); err != nil {
			return err
		}
		compared, err := forms.RedlinePaper(ctx, v, m.ID, id, 1, 0, "en")
		if err != nil {
			return err
		}
		if _, err := forms.TakeBack(ctx, v, m.ID, id, bytes.NewReader(compared), int64(len(compared)), o); err != nil {
			return err
		}
		if _, err := forms.ChooseVersion(ctx, v, m.ID, id, 1); err != nil {
			return err
		}
		for end, content := range map[string][]byte{"docx": word, "pdf": compared} {
			if err := writeOutput(filepath.Join(dir, fmt.Sprintf("paper-%d.%s", i+1, end)), bytesOf(content)); err != nil {
				return err
			}
		}
	}
	text := "id: office.thanks\ntitle: A letter of thanks\nfooter: Thanks\nlook: letter\nfor: {kind: any}\nreader: client\nset: further\nsort: letter\nbody:\n  - para: \"Thank you, {client.name.given}.\"\n"
	rec, err := forms.StoreTemplate(ctx, v, nil, cases.OfficeTemplate{}, text, a.now())
	if err != nil {
		return err
	}
	return writeOutput(filepath.Join(out, "paper-template.yaml"), bytesOf([]byte(rec.Text)))
}

// wordFiles looks into the Word files that were exported: the paper's own words stand where its pages are made from, and
// nothing that describes the file holds any.
func wordFiles(t *testing.T, out string, words *finder) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(out, "papers", "*.docx"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no Word file was exported (%v)", err)
	}
	for _, file := range files {
		z, err := zip.OpenReader(file)
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			content, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			switch {
			case strings.HasPrefix(f.Name, "word/document"), strings.HasPrefix(f.Name, "word/footnotes"):
				told = told || words.first(content) != ""
			default:
				clearIn(t, filepath.Base(file)+": "+f.Name, content, words)
			}
			if f.Comment != "" || len(f.Extra) > 0 || !f.Modified.IsZero() && f.Modified.Year() > 1980 {
				t.Errorf("%s tells of itself: %q %x %v", f.Name, f.Comment, f.Extra, f.Modified)
			}
		}
		z.Close()
		if !told {
			t.Errorf("%s holds no client's word, so nothing was looked for in it", filepath.Base(file))
		}
	}
}
