package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/due"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
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
