package ui

import (
	"context"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
)

// keptViews is the menu of the views that an office keeps of one list.
type keptViews struct {
	a      *App
	views  []cases.ListView
	shown  func() cases.ListView // the list as it is now, as a view without a name
	use    func(cases.ListView)
	reload func()
}

// readViews reads the views of a list by their names.
func readViews(ctx context.Context, v *vault.Vault, of cases.Listed) ([]cases.ListView, error) {
	all, err := vault.List[cases.ListView](ctx, v, cases.OfficeStream)
	all = slices.DeleteFunc(all, func(v cases.ListView) bool { return v.List != of })
	slices.SortFunc(all, func(a, b cases.ListView) int { return compareFolded(a.Name, b.Name) })
	return all, err
}

// current is the kept view that the list shows now, or nil.
func (k *keptViews) current() *cases.ListView {
	now := k.shown()
	at := slices.IndexFunc(k.views, func(v cases.ListView) bool {
		v.Meta, v.ID, v.Name = now.Meta, now.ID, now.Name
		return v == now
	})
	if at < 0 {
		return nil
	}
	return &k.views[at]
}

// name is that of the view that is shown, or "".
func (k *keptViews) name() string {
	if v := k.current(); v != nil {
		return v.Name
	}
	return ""
}

func (k *keptViews) items() []kit.MenuItem {
	var items []kit.MenuItem
	now := k.current()
	for i := range k.views {
		v := &k.views[i]
		items = append(items, kit.MenuItem{Label: v.Name, Do: func() { k.use(*v) }}.Chosen(v == now))
	}
	if len(items) > 0 {
		items = append(items, kit.MenuItem{})
	}
	items = append(items, kit.MenuItem{Label: lang.T("lists.view.keep"), Do: k.ask, Off: now != nil})
	if now != nil {
		items = append(items, kit.MenuItem{Label: lang.T("lists.view.drop", "name", now.Name), Bad: true, Do: func() { k.drop(*now) }})
	}
	return items
}

// ask asks for the name under which the list is kept as it is now.
func (k *keptViews) ask() {
	name := kit.NewField("listview.name", lang.T("lists.view.name"), lang.T("lists.view.hint"))
	kit.Ask(k.a.window.Canvas(), lang.T("lists.view.head"), "", name,
		kit.Answer{Label: lang.T("lists.view.save"), Do: func() {
			v := k.shown()
			v.ID, v.Name = cases.NewID(), name.Value()
			k.keep(v)
		}}, kit.Answer{Label: lang.T("ask.no")})
	k.a.window.Canvas().Focus(name.Input())
}

// keep writes a view; one of the same name is replaced by it.
func (k *keptViews) keep(v cases.ListView) {
	if err := v.Check(); err != nil {
		k.a.fail(err, nil)
		return
	}
	for _, old := range k.views {
		if kit.Fold(old.Name) == kit.Fold(v.Name) {
			v.Meta, v.ID = old.Meta, old.ID
		}
	}
	k.write(lang.T("lists.view.kept"), &v, func(ctx context.Context) error { return k.a.vault.Write(ctx, &v) })
}

func (k *keptViews) drop(v cases.ListView) {
	k.write(lang.T("lists.view.dropped"), &v, func(ctx context.Context) error { return k.a.vault.Delete(ctx, &v) })
}

func (k *keptViews) write(words string, v *cases.ListView, work func(context.Context) error) {
	changed := noting(v)
	k.a.jobs.run("", func(ctx context.Context, _ cases.Progress) error { return work(ctx) }, func(err error) {
		if err != nil {
			k.a.fail(err, nil)
			return
		}
		k.a.saved(words, changed())
		k.reload()
	})
}
