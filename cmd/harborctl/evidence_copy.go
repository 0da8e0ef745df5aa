package main

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/forms/intake"
	"github.com/harborfile/harborfile/forms/ocr"
	"github.com/spf13/cobra"
)

// sayCopy says what was made.
func (a *app) sayCopy(d cases.WorkingCopy) error {
	if a.asJSON {
		rows := rowsOfCopies(&cases.Snapshot{Copies: []cases.WorkingCopy{d}}, d.SourceID)
		return printJSON(a.out, rows[0])
	}
	fmt.Fprintf(a.out, "%s  %s  %s\n", d.ID, d.Blob.SHA256, d.Step)
	return nil
}

// byFlag gives a verb that makes a copy the name for the custody log.
func byFlag(cmd *cobra.Command, who *string) *cobra.Command {
	cmd.Flags().StringVar(who, "by", "", "who makes it, for the custody log")
	return cmd
}

func (a *app) evidencePages() *cobra.Command {
	var who, pdf string
	cmd := a.shows(a.inEvidence("pages ID", "set an original as pages that a packet prints; the original stays as it is",
		func(ctx context.Context, v *vault.Vault, _ *cases.Snapshot, item cases.EvidenceItem) error {
			return a.atDesk(v, who, func(d *intake.Desk) error {
				if pdf != "" {
					return a.addPages(ctx, d, item, pdf)
				}
				if intake.NeedsPDF(item.Media) {
					return stopped(nil, intake.WhyNeedsPDF.Words("en"), "Nothing was changed.", "Name that PDF with --pdf.")
				}
				made, notes, err := d.MakePages(ctx, item)
				if err != nil {
					return err
				}
				for _, n := range notes {
					fmt.Fprintln(a.err, "Note:", n.Words("en"))
				}
				return a.sayCopy(made)
			})
		}))
	cmd.Flags().StringVar(&pdf, "pdf", "", "the PDF that another program printed of it, such as of a Word document")
	return byFlag(cmd, &who)
}

// addPages takes the office's own print of an original as its pages.
func (a *app) addPages(ctx context.Context, d *intake.Desk, item cases.EvidenceItem, path string) error {
	f, err := openOriginal(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	made, err := d.AddPages(ctx, item, f, info.Size())
	if err != nil {
		return err
	}
	return a.sayCopy(made)
}

func (a *app) evidenceStrip() *cobra.Command {
	var who string
	cmd := a.shows(a.inEvidence("strip ID", "make a copy without what nobody sees: place, device, author; packets then carry the copy",
		func(ctx context.Context, v *vault.Vault, _ *cases.Snapshot, item cases.EvidenceItem) error {
			return a.atDesk(v, who, func(d *intake.Desk) error {
				made, err := d.Strip(ctx, item)
				if err != nil {
					return err
				}
				return a.sayCopy(made)
			})
		}))
	return byFlag(cmd, &who)
}

func (a *app) evidenceRead() *cobra.Command {
	var who string
	var languages []string
	cmd := a.shows(a.inEvidence("read ID", "recognize the words of a scan with the Tesseract of this computer, and lay them behind its pages",
		func(ctx context.Context, v *vault.Vault, _ *cases.Snapshot, item cases.EvidenceItem) error {
			return a.atDesk(v, who, func(d *intake.Desk) error {
				d.OCR, _ = ocr.Find()
				if item.Language != "" {
					languages = append(languages, item.Language)
				}
				got, err := d.ReadScan(ctx, item, languages, cases.NoProgress)
				if err != nil {
					return err
				}
				a.noteRead(d.OCR, got, languages)
				return a.sayCopy(got.Copy)
			})
		}))
	cmd.Flags().StringSliceVar(&languages, "language", nil, "code of a language that stands in it, the likeliest first, such as es; English is always thought of")
	return byFlag(cmd, &who)
}

// noteRead says what of the reading a person should know.
func (a *app) noteRead(engine *ocr.Engine, got intake.Read, languages []string) {
	for _, code := range languages {
		if !engine.Reads(code) {
			fmt.Fprintf(a.err, "Note: the language %s is not installed for text recognition; its letters may be read wrongly.\n", oneLine(code))
		}
	}
	if got.Empty > 0 {
		fmt.Fprintf(a.err, "Note: no words were recognized on %d of %d pages.\n", got.Empty, got.Copy.Pages)
	}
	if got.Rebuilt > 0 {
		fmt.Fprintf(a.err, "Note: %d pages had words already; they were drawn anew with them, as the copy is one new file.\n", got.Rebuilt)
	}
}

func (a *app) evidenceTranslate() *cobra.Command {
	var by, certificate, language string
	cmd := a.shows(a.inEvidence("translate ID", "say in which language an original is, and which items are its translation and the translator's certificate",
		func(ctx context.Context, v *vault.Vault, s *cases.Snapshot, item cases.EvidenceItem) error {
			now, err := s.Translated(item, language, by, certificate)
			if err != nil {
				return err
			}
			if err := v.Write(ctx, &now); err != nil {
				return err
			}
			if a.asJSON {
				return printJSON(a.out, rowOfEvidence(now))
			}
			if language != "" && language != "en" && (by == "" || certificate == "") {
				fmt.Fprintln(a.err, "Note: courts and USCIS ask for a full English translation and the translator's certificate (8 CFR 103.2(b)(3), 8 CFR 1003.33).")
			}
			fmt.Fprintln(a.out, "Noted.")
			return nil
		}))
	cmd.Flags().StringVar(&language, "language", "", "code of the language of its words, such as es; empty for English")
	cmd.Flags().StringVar(&by, "by", "", "id of the item that is its English translation")
	cmd.Flags().StringVar(&certificate, "certificate", "", "id of the item, form or document in which the translator certifies it; it may be the translation")
	return cmd
}
