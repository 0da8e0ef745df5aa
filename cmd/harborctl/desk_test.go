package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// deskMain is a program of this test: it does the whole job with the vault open all the time, and then waits to be
// killed.
func deskMain() {
	if err := workAtDesk(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println("ready")
	os.Stdin.Read(make([]byte, 1))
}

// workAtDesk opens a vault with the sample office, imports the official blanks where they are at hand and exports every
// packet, all while the vault stays open.
func workAtDesk(dir, out string) error {
	ctx := context.Background()
	a := newApp()
	a.in, a.out, a.err = nil, io.Discard, os.Stderr
	v, err := vault.Open(ctx, dir, vault.Unlock{Passphrase: passphrase})
	if err != nil {
		return err
	}
	for _, name := range []string{"uscis-i-914.pdf", "ca-dv100.pdf"} {
		f, err := os.Open(filepath.Join(sharedFolder(), "forms", "pdf", name))
		if err != nil {
			continue
		}
		_, err = forms.Import(ctx, v, forms.Library{}, f, a.now())
		f.Close()
		if err != nil {
			return err
		}
	}
	matters, err := vault.List[cases.Matter](ctx, v, "")
	if err != nil {
		return err
	}
	for _, m := range matters {
		job := packetJob{matter: m.ID, recipient: string(cases.OfficeCopy), out: filepath.Join(out, m.ID)}
		if err := job.run(ctx, a, v); err != nil {
			return err
		}
	}
	if _, err := a.exportAll(ctx, v, owner{}, filepath.Join(out, "everything"), "RE"); err != nil {
		return err
	}
	if err := formsAtDesk(ctx, v, matters, out, a); err != nil {
		return err
	}
	if err := packetsAtDesk(ctx, v, matters, out, a); err != nil {
		return err
	}
	if err := papersAtDesk(ctx, v, matters, out, a); err != nil {
		return err
	}
	deadlines, err := vault.List[cases.Deadline](ctx, v, "")
	if err != nil {
		return err
	}
	err = writeOutput(filepath.Join(out, "days.ics"), func(w io.Writer) error {
		return due.WriteCalendar(w, deadlines, due.Labels(matters), a.now())
	})
	if err != nil {
		return err
	}
	// A write that no clean close has folded into the database yet.
	return v.Write(ctx, cases.Client{ID: cases.NewID(), Name: cases.Name{Family: "Exampleton"}})
}

// packetsAtDesk takes evidence in, works on it, and makes all packets at once.
func packetsAtDesk(ctx context.Context, v *vault.Vault, matters []cases.Matter, out string, a *app) error {
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	if err := evidenceAtDesk(ctx, v, viewer, matters[0], out, a); err != nil {
		return err
	}
	return batchAtDesk(ctx, v, viewer, matters, out, a)
}

// formsAtDesk fills one of our own forms with the quality gate, so that the child process that draws pages and the stored
// report are part of the job, and where an official blank without a map is at hand, begins a map and shares it.
func formsAtDesk(ctx context.Context, v *vault.Vault, matters []cases.Matter, out string, a *app) error {
	viewer, err := pdfview.Start(pdfview.Options{})
	if err != nil {
		return err
	}
	defer viewer.Close()
	for _, m := range matters {
		got, err := forms.PrepareForm(ctx, v, m.ID, "client-intake", forms.MatterOptions{Now: a.now(), Viewer: viewer})
		if err != nil {
			return err
		}
		if _, err := forms.ReadReport(ctx, v, got.Record); err != nil {
			return err
		}
	}
	raw, err := os.ReadFile(filepath.Join(sharedFolder(), "forms", "pdf", "tx-civil-case-info-sheet.pdf"))
	if err != nil {
		return nil // official blanks are not part of the repository
	}
	e, _, err := forms.Recognise(raw)
	if err != nil {
		return err
	}
	started, err := forms.StartMap(ctx, viewer, e, raw)
	if err != nil {
		return err
	}
	if _, err := forms.Import(ctx, v, forms.Library{}, bytes.NewReader(raw), a.now()); err != nil {
		return err
	}
	rec, err := forms.StoreMap(ctx, v, cases.FormMap{}, started.Map, a.now())
	if err != nil {
		return err
	}
	shared, err := forms.ShareMap(ctx, v, rec, "Lantern Sample Legal Clinic")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(out, "form-map.yaml"), shared, 0o600)
}
