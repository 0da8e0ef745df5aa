package main

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestAptFetchesListsOnlyWhenAPackageIsNotFound(t *testing.T) {
	notFound := errors.New("exit status 100")
	cases := map[string]struct {
		prefix  []string
		may     bool
		answers []error // what each command in turn ends with
		verbs   []string
		ok      bool
	}{
		"lists are there":         {may: true, answers: []error{nil}, verbs: []string{"install"}, ok: true},
		"lists are empty":         {may: true, answers: []error{notFound, nil, nil}, verbs: []string{"install", "update", "install"}, ok: true},
		"a mirror is down":        {may: true, answers: []error{notFound, notFound, nil}, verbs: []string{"install", "update", "install"}, ok: true},
		"the package is nowhere":  {may: true, answers: []error{notFound, nil, notFound}, verbs: []string{"install", "update", "install"}},
		"no leave to install":     {may: false},
		"through sudo, unasked":   {prefix: []string{"sudo", "-n"}, may: true, answers: []error{nil}, verbs: []string{"install"}, ok: true},
		"sudo wants a passphrase": {prefix: []string{"sudo", "-n"}, may: true, answers: []error{notFound, notFound, notFound}, verbs: []string{"install", "update", "install"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			var ran []string
			a := &apt{prefix: c.prefix, may: c.may, run: func(_ context.Context, argv []string) error {
				if !slices.Equal(argv[:len(c.prefix)], c.prefix) || !slices.Contains(argv, "DEBIAN_FRONTEND=noninteractive") {
					t.Errorf("command line %q", argv)
				}
				for _, verb := range []string{"install", "update"} {
					if slices.Contains(argv, verb) {
						ran = append(ran, verb)
					}
				}
				return c.answers[len(ran)-1]
			}}
			err := a.install(t.Context(), []string{"gcc", "libgl-dev"})
			if !slices.Equal(ran, c.verbs) {
				t.Errorf("ran %q, want %q", ran, c.verbs)
			}
			if c.ok != (err == nil) {
				t.Fatalf("error %v", err)
			}
			if err != nil && !strings.Contains(err.Error(), "apt-get install -y --no-install-recommends gcc libgl-dev") {
				t.Errorf("%q does not say what to type", err)
			}
		})
	}
}

func TestEnsure(t *testing.T) {
	there := need{"a thing", "thing", func() bool { return true }}
	if err := ensure(t.Context(), []need{there}, []need{there}); err != nil {
		t.Errorf("with all there: %v", err)
	}
	for _, system := range []string{"darwin", "windows", "linux"} {
		if !strings.Contains(adviceFor(system), "start this again") {
			t.Errorf("%s: no advice", system)
		}
	}
}

func TestEveryPeerHasAPackage(t *testing.T) {
	for _, a := range areas() {
		for _, n := range a.peers {
			if n.deb == "" {
				t.Errorf("%s comes from no package", n.what)
			}
		}
	}
}
