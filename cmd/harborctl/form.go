package main

import (
	"io"
	"os"

	"github.com/harborfile/harborfile/forms/fill"
	"github.com/spf13/cobra"
)

func (a *app) formVerbs() *cobra.Command {
	return a.group("form", "official forms: blanks, their fields, and filled copies",
		a.formList(), a.formInspect(), a.formImport(), a.formFill(), a.formPrepare())
}

// largestBlank is far above every official form; a file beyond it is not read into memory.
const largestBlank = 256 << 20

// readBlank reads a PDF that the user named.
func readBlank(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, fill.ErrNotPDF
	}
	blank, err := io.ReadAll(io.LimitReader(f, largestBlank+1))
	if err != nil {
		return nil, err
	}
	if len(blank) > largestBlank {
		return nil, fill.ErrTooLarge
	}
	return blank, nil
}
