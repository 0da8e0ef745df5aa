package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/harborfile/harborfile/cases"
	"github.com/spf13/cobra"
)

// largestRecord is far above any record that a person writes.
const largestRecord = 8 << 20

// fromFlag names the file that `add` verbs read.
const fromFlag = "from"

// told fills a record from --from and the other flags, in that order, cleans it, and asks it what keeps it from being
// stored. rec may hold what stands already.
func told[T interface{ Check() error }](ctx context.Context, a *app, cmd *cobra.Command, flags []recordFlag, rec T) (T, error) {
	if path, err := cmd.Flags().GetString(fromFlag); err == nil && path != "" {
		if err := a.readRecord(ctx, path, &rec); err != nil {
			return rec, err
		}
	}
	if err := applyFlags(cmd, flags, &rec); err != nil {
		return rec, err
	}
	rec = cases.Tidied(rec)
	return rec, rec.Check()
}

// readRecord reads one record as JSON, from a file or, with "-", from standard input.
func (a *app) readRecord(ctx context.Context, path string, into any) error {
	text, err := a.inputOf(ctx, path)
	if err != nil {
		return err
	}
	if len(text) > largestRecord {
		return stopped(nil, "This file is larger than any record.", "Nothing was written.", "Look whether it is the file you meant.")
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if !utf8.Valid(text) { // the JSON reader would put question marks in place of the letters
		return stopped(nil, "This file is not in UTF-8.", "Nothing was written.", "Save it again as UTF-8.")
	}
	if err := strictJSON(text, into); err != nil {
		return explainRecord(err)
	}
	return nil
}

// inputOf is a file, or standard input for "-".
func (a *app) inputOf(ctx context.Context, path string) ([]byte, error) {
	if path != "-" {
		return readInput(ctx, path, largestRecord)
	}
	return untilEnded(ctx, func() ([]byte, error) { return io.ReadAll(io.LimitReader(a.in, largestRecord+1)) })
}

// A jsonError says where JSON is not what was asked for, and nothing of what stands there.
type jsonError struct {
	at   int64
	what string
}

func (e *jsonError) Error() string { return fmt.Sprintf("%s near byte %d", e.what, e.at) }

// strictJSON reads one JSON object and nothing else: a name that the record does not have, a name twice, and anything
// behind the object would lose what a person wrote without a word.
func strictJSON(text []byte, into any) error {
	if err := noNameTwice(json.NewDecoder(bytes.NewReader(text))); err != nil {
		return err
	}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()
	if err := dec.Decode(into); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return &jsonError{kind.Offset, "a value of another kind than the field takes"}
		}
		return &jsonError{dec.InputOffset(), "a name that this record does not have"}
	}
	return nil
}

// noNameTwice walks the whole text: one object, no name twice in any object.
func noNameTwice(dec *json.Decoder) error {
	start, err := dec.Token()
	if err != nil || start != json.Delim('{') {
		return &jsonError{dec.InputOffset(), "no JSON object"}
	}
	if err := walkObject(dec); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return &jsonError{dec.InputOffset(), "more than one object"}
	}
	return nil
}

func walkObject(dec *json.Decoder) error {
	seen := map[string]bool{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return &jsonError{dec.InputOffset(), "no JSON"}
		}
		name, _ := token.(string)
		if seen[name] {
			return &jsonError{dec.InputOffset(), "a name that stands twice"}
		}
		seen[name] = true
		if err := walkValue(dec); err != nil {
			return err
		}
	}
	return closeToken(dec)
}

func walkValue(dec *json.Decoder) error {
	token, err := dec.Token()
	switch {
	case err != nil:
		return &jsonError{dec.InputOffset(), "no JSON"}
	case token == json.Delim('{'):
		return walkObject(dec)
	case token == json.Delim('['):
		for dec.More() {
			if err := walkValue(dec); err != nil {
				return err
			}
		}
		return closeToken(dec)
	}
	return nil
}

func closeToken(dec *json.Decoder) error {
	if _, err := dec.Token(); err != nil {
		return &jsonError{dec.InputOffset(), "no JSON"}
	}
	return nil
}

func explainRecord(err error) error {
	var at *jsonError
	if !errors.As(err, &at) {
		return err
	}
	return stopped(err, "This file cannot be read as one record: "+at.what+".", "Nothing was written.",
		fmt.Sprintf("Look near byte %d. `show --json` shows how a record is written.", at.at))
}
