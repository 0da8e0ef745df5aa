package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/spf13/cobra"
)

// formFill fills any form without a vault: field names and values come from a file.
func (a *app) formFill() *cobra.Command {
	var job fillJob
	cmd := a.verb("fill BLANK.pdf", "set fields of any form; needs no vault", cobra.ExactArgs(1),
		func(ctx context.Context, args []string) error {
			job.blank = args[0]
			return job.run(ctx, a)
		})
	cmd.Flags().StringVar(&job.values, "values", "", "JSON object: full field name to text, true, false, or an on-state")
	cmd.Flags().StringVar(&job.out, "out", "", "the PDF to write")
	cmd.Flags().StringVar(&job.report, "report", "", "write what was set, and what found no room, to this JSON file")
	cmd.Flags().BoolVar(&job.flatten, "flatten", false, "make a filing copy: no fields are left, and all text has to fit")
	return need(cmd, "values", "out")
}

// A fillJob is one run of `form fill`.
type fillJob struct {
	blank, values, out, report string
	flatten                    bool
}

func (j fillJob) run(ctx context.Context, a *app) error {
	if samePlace(j.out, j.report) || samePlace(j.values, j.out) || samePlace(j.values, j.report) ||
		samePlace(j.blank, j.report) || samePlace(j.blank, j.out) {
		return wrongUse("the blank, the values, the filled form and the report need a file each")
	}
	blank, err := readBlank(ctx, j.blank)
	if err != nil {
		return err
	}
	form, err := fill.Open(blank)
	if err != nil {
		return err
	}
	values, err := readValues(ctx, j.values)
	if err != nil {
		return err
	}
	pdf, report, err := form.Fill(values, fill.Options{Flatten: j.flatten})
	if err != nil {
		return err
	}
	if err := writeWithReport(j.out, pdf, j.report, report); err != nil {
		return err
	}
	for _, o := range report.Overflow {
		fmt.Fprintf(a.err, "Page %d: the text of %q does not fit its box. All of it is in the field; print an addendum for the rest.\n", o.Page, o.Field)
	}
	for _, name := range report.Unseen {
		fmt.Fprintf(a.err, "%q is set, but no page of this form shows it.\n", name)
	}
	return nil
}

// largestValues is far above the text of every form together.
const largestValues = 64 << 20

// readValues reads the values file strictly: one object, and no name twice, because the earlier value would be lost
// without a word.
func readValues(ctx context.Context, path string) (fill.Values, error) {
	text, err := readInput(ctx, path, largestValues)
	if err != nil {
		return nil, err
	}
	if len(text) > largestValues {
		return nil, stopped(nil, "The values file is larger than any form.", "Nothing was written.", "Look whether it is the file you meant.")
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !utf8.Valid(text) { // the JSON reader would put question marks in place of the letters
		return nil, stopped(nil, "The values file is not in UTF-8.", "Nothing was written.", "Save it again as UTF-8.")
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	if start, err := dec.Token(); err != nil || start != json.Delim('{') {
		return nil, explainJSON(err)
	}
	values := fill.Values{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, explainJSON(err)
		}
		name, _ := token.(string)
		var value any
		if err := dec.Decode(&value); err != nil {
			return nil, explainJSON(err)
		}
		if _, twice := values[name]; twice {
			return nil, stopped(nil, fmt.Sprintf("The values file names the field %q twice.", name), "Nothing was written.", "Keep one of the two.")
		}
		values[name] = value
	}
	if _, err := dec.Token(); err != nil {
		return nil, explainJSON(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, explainJSON(err)
	}
	return values, nil
}

// bytesOf writes bytes that are already there.
func bytesOf(b []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(b)
		return err
	}
}
