package main

import (
	"context"
	"errors"
	"os"

	"github.com/harborfile/harborfile/forms"
	"github.com/harborfile/harborfile/forms/fill"
	"github.com/spf13/cobra"
)

func (a *app) formVerbs() *cobra.Command {
	return a.group("form", "official forms: blanks, their fields, and filled copies",
		a.formList(), a.formInspect(), a.formImport(), a.formFill(), a.formPrepare(), a.formDiff(), a.formCheck(), a.formConfirm(), a.formMap(), a.formStale())
}

// largestBlank is far above every official form; a file beyond it is not read into memory.
const largestBlank = 256 << 20

// readBlank reads a PDF that the user named.
func readBlank(ctx context.Context, path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fill.ErrNotPDF
	}
	blank, err := readInput(ctx, path, largestBlank)
	if err == nil && len(blank) > largestBlank {
		return nil, fill.ErrTooLarge
	}
	return blank, err
}

// recognised is the edition of a blank; a form without fields is one, too.
func recognised(blank []byte) (*forms.Edition, error) {
	e, _, err := forms.Recognise(blank)
	if errors.Is(err, fill.ErrNoForm) {
		err = nil
	}
	return e, err
}
