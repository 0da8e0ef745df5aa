package rows

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// WriteReport writes the rows that were set aside as CSV: line, column, reason, and the cell as the file has it. It is
// for the person who asked for it; nothing of it belongs in a log. lang is "en" or "es".
func (p Plan) WriteReport(w io.Writer, lang string) error {
	head := []string{"line", "column", "reason", "cell"}
	if lang == "es" {
		head = []string{"línea", "columna", "motivo", "celda"}
	}
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write(head); err != nil {
		return err
	}
	for _, l := range p.Lines {
		if l.Outcome != Refused {
			continue
		}
		if err := c.Write([]string{strconv.Itoa(l.Line), Cell(l.Column), l.Reason.In(lang), Cell(l.Value)}); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// Cell makes a text safe to stand in a CSV file: a spreadsheet would run one that begins like a formula.
func Cell(s string) string {
	if strings.TrimLeft(s, " ") != "" && strings.ContainsRune("=+-@\t\r\n|%", rune(strings.TrimLeft(s, " ")[0])) {
		return "'" + s
	}
	return s
}
