package ui

import (
	"os"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft"
	"github.com/harborfile/harborfile/ui/lang"
)

// writeSheet writes the recovery code as one page to print and lock away.
func writeSheet(path string, groups []string, today cases.Date) error {
	page, err := draft.Render(draft.RecoverySheet(groups, lang.Date(today), lang.Code()))
	if err != nil {
		return err
	}
	return writeNew(path, func(f *os.File) error {
		_, err := f.Write(page)
		return err
	})
}
