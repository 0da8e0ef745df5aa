package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"

	"github.com/harborfile/harborfile/cases"
	people "github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/convert"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/harborfile/harborfile/forms/packet"
	"github.com/harborfile/harborfile/forms/packet/redact"
	"github.com/harborfile/harborfile/forms/packet/verify"
	"github.com/harborfile/harborfile/forms/pdfview"
)

// evidenceAtDesk takes in files of several kinds that hold clients' words, sets them as pages, reads a scan, takes hidden
// data out and paints a copy, so that the children that do this, and the program that recognises words, are part of the
// job. The files lie in the folder of what was exported: that is where words may stand.
func evidenceAtDesk(ctx context.Context, v *vault.Vault, viewer *pdfview.Viewer, m cases.Matter, out string, a *app) error {
	dir := filepath.Join(out, "incoming")
	if err := incoming(dir); err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	d := &intake.Desk{Store: v, Convert: &convert.Converter{}, Viewer: viewer, Who: "R. Example", Now: a.now}
	defer d.Convert.Close()
	d.OCR, _ = ocr.Find()
	got, err := d.Take(ctx, []string{dir}, intake.TakeOptions{MatterID: m.ID})
	if err != nil {
		return err
	}
	for _, f := range got.Files {
		if f.Outcome != intake.TakenIn {
			continue
		}
		if f.Item.Media == "image/jpeg" {
			if _, err := d.ReadScan(ctx, f.Item, nil, cases.NoProgress); err != nil && !errors.Is(err, intake.ErrNoOCR) {
				return fmt.Errorf("read a scan: %w", err)
			}
			if _, err := d.Strip(ctx, f.Item); err != nil && !errors.Is(err, intake.ErrClean) {
				return fmt.Errorf("strip: %w", err)
			}
			continue
		}
		if _, _, err := d.MakePages(ctx, f.Item); err != nil {
			continue // not every kind becomes pages
		}
	}
	return paintAtDesk(ctx, v, viewer, m, a)
}

// incoming writes a text, a mail with an attachment, an archive and a photo.
func incoming(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	c := people.Office().Clients[0]
	told := "Letter about " + c.Name.Full() + ", who lived at " + c.Places()[0].Street + ".\n"
	mail := "From: a@example.org\r\nTo: b@example.org\r\nSubject: About " + c.Name.Family + "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0000\r\n" +
		"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + told +
		"\r\n--x\r\nContent-Type: text/plain; name=\"" + c.Name.Family + ".txt\"\r\nContent-Disposition: attachment; filename=\"" + c.Name.Family + ".txt\"\r\n\r\nMore. " + told + "\r\n--x--\r\n"
	im := image.NewGray(image.Rect(0, 0, 200, 120))
	for i := range im.Pix {
		im.Pix[i] = 255
	}
	im.SetGray(9, 9, color.Gray{})
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, im, nil); err != nil {
		return err
	}
	// A comment of the camera names the client.
	body := append([]byte{0xFF, 0xD8, 0xFF, 0xFE, 0, byte(2 + len(c.Name.Family))}, c.Name.Family...)
	body = append(body, photo.Bytes()[2:]...)
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	w, err := z.Create("folder/" + c.Name.Family + "-2.txt")
	if err != nil {
		return err
	}
	if _, err := w.Write([]byte("In an archive. " + told)); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return err
	}
	for name, body := range map[string][]byte{"letter.txt": []byte(told), "mail.eml": []byte(mail), "photo.jpg": body, "papers.zip": packed.Bytes()} {
		if err := os.WriteFile(filepath.Join(dir, strings.ToLower(c.Name.Family)+"-"+name), body, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// paintAtDesk redacts the first drafted document of a matter for the public court file.
func paintAtDesk(ctx context.Context, v *vault.Vault, viewer *pdfview.Viewer, m cases.Matter, a *app) error {
	s, err := v.Snapshot(ctx, m.ID)
	if err != nil || len(s.Documents) == 0 {
		return err
	}
	work, err := redact.Open(s, s.Documents[0].ID, cases.CourtPublic)
	if err != nil {
		return err
	}
	d := &redact.Desk{Store: v, Viewer: viewer, Who: "R. Example", Now: a.now}
	if e, ok := ocr.Find(); ok {
		d.Eyes = e
	}
	found, err := d.Find(ctx, &work, redact.Want{Words: []string{s.Client.Name.Family}, Rule: redact.Own, Snap: s})
	if err != nil {
		return err
	}
	if _, err := d.Add(ctx, &work, found.Marks); err != nil {
		return err
	}
	_, _, err = d.Paint(ctx, &work, cases.NoProgress)
	return err
}

// batchAtDesk makes all packets at once, and leaves what a third party reads about the first of them.
func batchAtDesk(ctx context.Context, v *vault.Vault, viewer *pdfview.Viewer, matters []cases.Matter, out string, a *app) error {
	var list []packet.BatchMatter
	for _, m := range matters[1:] { // the others have packets of their own by now
		list = append(list, packet.BatchMatter{ID: m.ID, Number: m.Number})
	}
	dir := filepath.Join(out, "batch")
	b := packet.Batch{Out: dir, Recipient: cases.OfficeCopy, Lang: "en", Packer: forms.Packer{Desk: v, Viewer: viewer, Options: a.buildOptions(string(cases.OfficeCopy))}}
	sheet, err := b.Run(ctx, list)
	if err != nil {
		return err
	}
	if !sheet.All() {
		return fmt.Errorf("batch: %+v", sheet.Lines)
	}
	report, err := verify.Dir(filepath.Join(dir, sheet.Lines[0].Folder))
	if err != nil {
		return err
	}
	var words bytes.Buffer
	report.Print(&words)
	return os.WriteFile(filepath.Join(out, "verify.txt"), words.Bytes(), 0o600)
}
