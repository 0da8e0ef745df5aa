package ui

import (
	"context"
	"errors"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/update"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// onUpdate asks for a downloaded version and says whether it is the one that was signed. The file is never started.
func (a *App) onUpdate() {
	a.openFiles(lang.T("update.choose"), false, func(paths []string) { a.checkUpdate(paths[0]) })
}

func (a *App) checkUpdate(path string) {
	shelf := a.opt.Law
	if shelf == nil {
		return
	}
	var c update.Checked
	a.jobs.run(lang.T("update.reading"), func(ctx context.Context, _ cases.Progress) (err error) {
		c, err = update.Check(ctx, path, "", shelf.Keys, built.Version())
		return err
	}, func(err error) {
		if errors.Is(err, context.Canceled) {
			return
		}
		if err != nil {
			a.fail(err, nil)
			return
		}
		kit.Ask(a.window.Canvas(), lang.T("update.signed"), updateWords(c), nil, kit.Answer{Label: lang.T("fail.close")})
	})
}

func updateWords(c update.Checked) string {
	words := lang.T("update.signed.words", "name", c.Name, "key", c.KeyID) + " "
	switch {
	case c.Version == "":
		return words + lang.T("update.noversion")
	case c.Newer:
		return words + lang.T("update.newer", "version", c.Version, "inuse", c.InUse)
	case c.Same:
		return words + lang.T("update.same", "version", c.Version)
	}
	return words + lang.T("update.development", "version", c.Version)
}
