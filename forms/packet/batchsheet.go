package packet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/forms/draft/text"
)

const batchFormat = "harborfile-batch/1"

// The names of the summary in the batch's folder.
const (
	SheetJSON = "summary.json"
	SheetPDF  = "summary.pdf"
)

// mostSheet is far above any real summary.
const mostSheet = 16 << 20

// All reports whether every matter has its packet.
func (s *BatchSheet) All() bool { return s.Count(BatchMade)+s.Count(BatchSame) == len(s.Lines) }

// Count is the number of matters in a state.
func (s *BatchSheet) Count(state BatchState) (n int) {
	for _, l := range s.Lines {
		if l.State == state {
			n++
		}
	}
	return n
}

// write lays the summary into the batch's folder. Matters of the batch before that are not in this one stay known, so
// that a later batch does not make them again.
func (b *Batch) write(s *BatchSheet, before map[string]BatchLine, last bool) error {
	stored := *s
	stored.Lines = append([]BatchLine(nil), s.Lines...)
	here := map[string]bool{}
	for i, l := range stored.Lines {
		here[l.Matter] = true
		if was, ok := before[l.Matter]; ok && l.Inputs == "" {
			stored.Lines[i].Inputs, stored.Lines[i].Manifest = was.Inputs, was.Manifest // its packet still lies there
		}
	}
	for _, id := range slices.Sorted(maps.Keys(before)) {
		if !here[id] {
			stored.Before = append(stored.Before, before[id])
		}
	}
	raw, err := json.MarshalIndent(stored, "", "  ")
	if err != nil {
		return err
	}
	if err := replaceFile(filepath.Join(b.Out, SheetJSON), append(raw, '\n')); err != nil {
		return err
	}
	if !last { // the paper is set once
		return nil
	}
	pdf, err := draft.Render(s.Paper(b.Lang))
	if err != nil {
		return err
	}
	return replaceFile(filepath.Join(b.Out, SheetPDF), pdf)
}

// readSheet reads the summary of a batch before; what is no such summary, or one for another recipient, says nothing.
func readSheet(dir string, to cases.Recipient) map[string]BatchLine {
	out := map[string]BatchLine{}
	path := filepath.Join(dir, SheetJSON)
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() || info.Size() > mostSheet {
		return out
	}
	f, err := os.Open(path)
	if err != nil {
		return out
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, mostSheet))
	var s BatchSheet
	if err != nil || json.Unmarshal(raw, &s) != nil || s.Format != batchFormat || s.Recipient != to {
		return out
	}
	for _, l := range slices.Concat(s.Before, s.Lines) {
		if l.Inputs != "" {
			out[l.Matter] = l
		}
	}
	return out
}

// replaceFile puts a file in the place of another, whole or not at all.
func replaceFile(path string, body []byte) error {
	part := filepath.Join(filepath.Dir(path), passing+filepath.Base(path)+passingEnd)
	_ = os.Remove(part)
	if err := saveFile(part, bytes.NewReader(body)); err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		_ = os.Remove(part)
		return withoutLink(err)
	}
	return nil
}

// sheetWords are the words of the paper.
var sheetWords = map[string]map[string]string{
	"en": {
		"title": "Packets made together", "for": "For: %s", "all": "%d matters: %d made, %d unchanged, %d stopped, %d not reached.",
		"matter": "Matter", "state": "Packet", "pages": "Pages", "red": "Red", "amber": "Amber", "what": "What stood in the way",
		"made": "Made", "unchanged": "Made before, unchanged", "stopped": "Stopped", "left": "Not reached",
		"note": "Red lines are for an attorney before anything is filed; amber ones for a second look. Each folder has the name of its matter in the first column. This sheet names matters by number or id only.",
	},
	"es": {
		"title": "Paquetes preparados juntos", "for": "Para: %s", "all": "%d asuntos: %d preparados, %d sin cambios, %d detenidos, %d sin llegar a ellos.",
		"matter": "Asunto", "state": "Paquete", "pages": "Páginas", "red": "Rojas", "amber": "Ámbar", "what": "Qué lo impidió",
		"made": "Preparado", "unchanged": "Preparado antes, sin cambios", "stopped": "Detenido", "left": "Sin llegar a él",
		"note": "Las líneas rojas son para un abogado antes de presentar nada; las de color ámbar, para una segunda mirada. Cada carpeta lleva el nombre de la primera columna. Esta hoja nombra los asuntos solo por número o identificador.",
	},
}

var readerWords = map[string]map[cases.Recipient]string{
	"en": {cases.OfficeCopy: "the office's own copy", cases.ClientCopy: "the client's copy", cases.CourtPublic: "the court, public file", cases.CourtSealed: "the court, sealed",
		cases.USCIS: "USCIS", cases.EOIR: "the immigration court", cases.Prosecutor: "the prosecutor", cases.Certifier: "the certifying agency", cases.Supervisor: "the supervising attorney"},
	"es": {cases.OfficeCopy: "la copia de la oficina", cases.ClientCopy: "la copia del cliente", cases.CourtPublic: "la corte, expediente público", cases.CourtSealed: "la corte, bajo sello",
		cases.USCIS: "USCIS", cases.EOIR: "la corte de inmigración", cases.Prosecutor: "la fiscalía", cases.Certifier: "la agencia que certifica", cases.Supervisor: "el abogado supervisor"},
}

// Paper is the summary as a paper. lang is "en" or "es".
func (s *BatchSheet) Paper(lang string) *draft.Document {
	words, ok := sheetWords[lang]
	if !ok {
		lang, words = "en", sheetWords["en"]
	}
	to := readerWords[lang][s.Recipient]
	if to == "" {
		to = string(s.Recipient)
	}
	bold := func(t string) draft.Rich { return draft.Rich{{Text: t, Style: text.Bold}} }
	t := draft.Table{Widths: []float64{0.19, 0.17, 0.08, 0.07, 0.09, 0.4},
		Head: []draft.Rich{bold(words["matter"]), bold(words["state"]), bold(words["pages"]), bold(words["red"]), bold(words["amber"]), bold(words["what"])}}
	for _, l := range s.Lines {
		row := []draft.Rich{draft.Plain(broken(l.Folder)), draft.Plain(words[string(l.State)])}
		for _, n := range []int{l.Pages, l.Red, l.Amber} {
			cell := ""
			if l.Pages > 0 {
				cell = fmt.Sprint(n)
			}
			row = append(row, draft.Plain(cell))
		}
		t.Rows = append(t.Rows, append(row, draft.Plain(strings.TrimSpace(l.What+" "+l.Do))))
	}
	return &draft.Document{Title: words["title"], Footer: words["title"], Lang: lang, Look: draft.Letter, Blocks: []draft.Block{
		draft.Title{Text: draft.Plain(words["title"])},
		draft.Paragraph{Text: draft.Plain(fmt.Sprintf(words["for"], to)), Tight: true},
		draft.Paragraph{Text: draft.Plain(fmt.Sprintf(words["all"], len(s.Lines), s.Count(BatchMade), s.Count(BatchSame), s.Count(BatchStopped), s.Count(BatchLeft))), Tight: true},
		t,
		draft.Paragraph{Text: draft.Plain(words["note"])},
	}}
}

// broken lets a long id go over two lines of a narrow column.
func broken(s string) string { return strings.ReplaceAll(s, "-", "-\u200b") }
