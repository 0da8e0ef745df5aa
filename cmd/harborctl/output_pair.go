package main

import (
	"os"
	"path/filepath"
)

// writeWithReport writes a filled form and the report of what found no room, each where a name is given. Both are
// whole on the disk before either gets its name, and the report comes first: a form without it would look finished.
func writeWithReport(out string, pdf []byte, report string, found any) error {
	var begun []*output
	defer func() {
		for _, o := range begun {
			o.discard()
		}
	}()
	begin := func(path string) (*output, error) {
		o, err := createOutput(path)
		if err == nil {
			begun = append(begun, o)
		}
		return o, err
	}
	if report != "" {
		o, err := begin(report)
		if err != nil {
			return err
		}
		if err := printJSON(o, found); err != nil {
			return err
		}
	}
	if out != "" {
		o, err := begin(out)
		if err != nil {
			return err
		}
		if _, err := o.Write(pdf); err != nil {
			return err
		}
	}
	for _, o := range begun {
		if err := o.whole(); err != nil {
			return err
		}
	}
	for len(begun) > 0 {
		o := begun[0]
		begun = begun[1:]
		if err := o.commit(); err != nil {
			return err
		}
	}
	return nil
}

// samePlace reports whether two names lead to one regular file, also one that is not there yet.
func samePlace(x, y string) bool {
	if x == "" || y == "" {
		return false
	}
	xi, xerr := os.Stat(x)
	yi, yerr := os.Stat(y)
	if xerr == nil && yerr == nil {
		return xi.Mode().IsRegular() && os.SameFile(xi, yi)
	}
	xa, xerr := filepath.Abs(x)
	ya, yerr := filepath.Abs(y)
	return xerr == nil && yerr == nil && xa == ya
}
