package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// printRecord shows one record: as JSON with --json, else one fact a line, under the same names.
func (a *app) printRecord(record any) error {
	if a.asJSON {
		return printJSON(a.out, record)
	}
	text, err := json.Marshal(record)
	if err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	return printFacts(a.out, dec, "")
}

// printFacts walks JSON in its own order, so that facts stand in the order the record declares them.
func printFacts(w io.Writer, dec *json.Decoder, path string) error {
	token, err := dec.Token()
	if err != nil {
		return err
	}
	switch token {
	case json.Delim('{'):
		for dec.More() {
			name, err := dec.Token()
			if err != nil {
				return err
			}
			if err := printFacts(w, dec, strings.TrimPrefix(fmt.Sprintf("%s.%v", path, name), ".")); err != nil {
				return err
			}
		}
		_, err = dec.Token()
		return err
	case json.Delim('['):
		for i := 0; dec.More(); i++ {
			if err := printFacts(w, dec, fmt.Sprintf("%s[%d]", path, i)); err != nil {
				return err
			}
		}
		_, err = dec.Token()
		return err
	}
	if token == nil || token == "" {
		return nil
	}
	_, err = fmt.Fprintf(w, "%-32s %s\n", path, oneLine(fmt.Sprint(token)))
	return err
}
