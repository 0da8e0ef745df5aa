package ui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/ncruces/zenity"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// pickers are the system's own file dialogs. Fyne's have no network places and remember folders.
// They block, so they run in jobs; tests put answers in their place.
type pickers struct {
	open   func(ctx context.Context, title string, many bool) ([]string, error)
	save   func(ctx context.Context, title, name string) (string, error)
	folder func(ctx context.Context, title string) (string, error)
}

var systemPickers = pickers{
	open: func(ctx context.Context, title string, many bool) ([]string, error) {
		if many {
			return zenity.SelectFileMultiple(zenity.Title(title), zenity.Context(ctx))
		}
		one, err := zenity.SelectFile(zenity.Title(title), zenity.Context(ctx))
		return []string{one}, err
	},
	save: func(ctx context.Context, title, name string) (string, error) {
		return zenity.SelectFileSave(zenity.Title(title), zenity.Filename(name), zenity.ConfirmOverwrite(), zenity.Context(ctx))
	},
	folder: func(ctx context.Context, title string) (string, error) {
		return zenity.SelectFile(zenity.Title(title), zenity.Directory(), zenity.Context(ctx))
	},
}

// openFiles asks for files to read and calls take with their paths; a cancel calls nothing.
func (a *App) openFiles(title string, many bool, take func([]string)) {
	a.pick(func(ctx context.Context) ([]string, error) { return a.pickers.open(ctx, title, many) }, take)
}

// saveFile asks where to write a file. name is neutral: it never holds a client's words.
func (a *App) saveFile(title, name string, take func(path string)) {
	a.pick(func(ctx context.Context) ([]string, error) {
		path, err := a.pickers.save(ctx, title, name)
		return []string{path}, err
	}, func(paths []string) { a.noteOuting(paths[0], false, func() { take(paths[0]) }) })
}

// saveFolder asks for a folder to write into.
func (a *App) saveFolder(title string, take func(dir string)) {
	a.pick(func(ctx context.Context) ([]string, error) {
		dir, err := a.pickers.folder(ctx, title)
		return []string{dir}, err
	}, func(paths []string) { a.noteOuting(paths[0], true, func() { take(paths[0]) }) })
}

func (a *App) pick(ask func(context.Context) ([]string, error), take func([]string)) {
	var paths []string
	a.jobs.aside(func(ctx context.Context, _ cases.Progress) (err error) {
		paths, err = ask(ctx)
		return err
	}, func(err error) {
		turn := a.jobs.turn
		a.idle.touch()
		switch {
		case a.jobs.turn != turn: // the computer slept meanwhile, and the touch has locked
		case errors.Is(err, zenity.ErrCanceled), errors.Is(err, context.Canceled):
		case err != nil:
			kit.Ask(a.window.Canvas(), lang.T("files.none"), lang.T("files.none.words"), nil, kit.Answer{Label: lang.T("fail.close")})
		case len(paths) > 0 && paths[0] != "":
			take(paths)
		}
	})
}

// savePaper makes one PDF, writes it where the person says, and confirms it.
func (a *App) savePaper(title, name, done string, make func(context.Context) ([]byte, error)) {
	a.savePaperThen(title, name, make, func() { a.toast(done) })
}

// savePaperThen is savePaper with something else to do once the paper is written.
func (a *App) savePaperThen(title, name string, make func(context.Context) ([]byte, error), then func()) {
	a.saveFile(title, name, func(path string) {
		a.jobs.run("", func(ctx context.Context, _ cases.Progress) error {
			pdf, err := make(ctx)
			if err != nil {
				return err
			}
			return writeNew(path, func(f *os.File) error {
				_, err := f.Write(pdf)
				return err
			})
		}, func(err error) {
			if err != nil {
				a.fail(err, nil)
				return
			}
			then()
		})
	})
}

// writeNew writes a file that only the user may read, whole or not at all: it is written beside
// its place and moved there.
func writeNew(path string, write func(*os.File) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".harborfile-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err = write(f); err == nil {
		err = f.Sync()
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
