package pack_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases/law"
	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/law/pack/packtest"
)

// used is the day of what a program started now would use, and what it would say.
func used(s pack.Shelf) (asOf, told string) {
	p, passed := s.Choose()
	asOf = law.BuiltInAsOf
	if p != nil {
		asOf = p.AsOf
	}
	return asOf, pack.Told(passed, asOf, "en", asWritten)
}

func install(t *testing.T, s pack.Shelf, raw []byte, now time.Time) {
	t.Helper()
	if _, err := s.Install(raw, now); err != nil {
		t.Fatal(err)
	}
}

// states are the days of a list with their states.
func states(t *testing.T, s pack.Shelf) string {
	t.Helper()
	sets, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, set := range sets {
		name := set.AsOf
		if set.BuiltIn {
			name = "built-in"
		}
		out = append(out, name+" "+string(set.State))
	}
	return strings.Join(out, ", ")
}

func TestInstallAndBack(t *testing.T) {
	m := packtest.New(t)
	s := m.Shelf(t)
	first, second := packtest.Day(t, 10), packtest.Day(t, 20)
	if asOf, told := used(s); asOf != law.BuiltInAsOf || told != "" {
		t.Errorf("an empty shelf: %s, %q", asOf, told)
	}
	_, err := s.Back()
	says(t, "back from the built-in data", err, "the ones that came with Harborfile")
	install(t, s, m.Pack(t, first), noon(t, 30))
	if asOf, told := used(s); asOf != first || told != "" {
		t.Errorf("after the first: %s, %q", asOf, told)
	}
	_, err = s.Install(m.Pack(t, first), noon(t, 30))
	says(t, "the same", err, "already in use")
	install(t, s, m.Pack(t, second), noon(t, 30))
	_, err = s.Install(m.Pack(t, first), noon(t, 30))
	says(t, "an older one", err, "older than the ones in use")
	ago := packtest.Day(t, -400)
	old := pack.Loose(map[string][]byte{"manifest.yaml": []byte("format: 1\nas_of: '" + ago + "'\nprogram: 0.0.1\n")}, ago)
	_, err = s.Install(m.Seal(t, old, pack.Comment(ago)), noon(t, 30))
	says(t, "one from before the program", err, "older than the ones in use")
	later := pack.Loose(map[string][]byte{"manifest.yaml": []byte("format: 2\nletters: [a]\n")}, second)
	_, err = s.Install(m.Seal(t, later, pack.Comment(second)), noon(t, 30))
	says(t, "one of a later layout", err, "laid out for a newer Harborfile")
	if got, want := states(t, s), second+" in use, "+first+" kept, built-in kept"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if asOf, err := s.Back(); err != nil || asOf != first {
		t.Errorf("back: %s, %v", asOf, err)
	}
	if got, want := states(t, s), second+" aside, "+first+" in use, built-in kept"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	install(t, s, m.Pack(t, second), noon(t, 30)) // from its file again
	if got, want := used(s); got != second {
		t.Errorf("%s, %s", got, want)
	}
	for range 2 {
		if _, err := s.Back(); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := states(t, s), second+" aside, "+first+" aside, built-in in use"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// TestClock: a clock that is wrong does not let a pack of a day to come in, and does not turn an installed one away.
func TestClock(t *testing.T) {
	m := packtest.New(t)
	s := m.Shelf(t)
	asOf := packtest.Day(t, 10)
	raw := m.Pack(t, asOf)
	_, err := s.Install(raw, noon(t, 8))
	says(t, "two days early", err, "By this computer's clock")
	_, err = s.Install(raw, time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC))
	says(t, "a clock that lost its battery", err, "By this computer's clock")
	install(t, s, raw, noon(t, 9)) // it is the next day elsewhere
	if got, told := used(s); got != asOf || told != "" {
		t.Errorf("%s, %q", got, told) // no clock is asked at a start
	}
	install(t, s, m.Pack(t, packtest.Day(t, 11)), time.Date(2199, 1, 1, 0, 0, 0, 0, time.UTC))
}

// TestDamageOnTheShelf: what does not hold is not used, the one before it is, and that is said.
func TestDamageOnTheShelf(t *testing.T) {
	m := packtest.New(t)
	first, second := packtest.Day(t, 10), packtest.Day(t, 20)
	for _, c := range []struct {
		name  string
		spoil func(s *pack.Shelf, path string)
		used  string
		told  string
	}{
		{"a changed byte", func(_ *pack.Shelf, path string) {
			raw, _ := os.ReadFile(path)
			raw[len(raw)/2] ^= 1
			os.WriteFile(path, raw, 0o600)
		}, first, "of " + second + " cannot be used: the file is not as it was when it was signed. The ones of " + first},
		{"an empty file", func(_ *pack.Shelf, path string) { os.WriteFile(path, nil, 0o600) }, first, "cannot be used"},
		{"a folder in its place", func(_ *pack.Shelf, path string) { os.Remove(path); os.Mkdir(path, 0o700) }, first, "cannot be used"},
		{"a file without end", func(_ *pack.Shelf, path string) { os.Truncate(path, 1<<40) }, first, "cannot be used"},
		{"another pack's file under its name", func(s *pack.Shelf, path string) {
			raw, _ := os.ReadFile(filepath.Join(s.Dir, first+pack.Suffix))
			os.WriteFile(path, raw, 0o600)
		}, first, "cannot be used"},
		{"a key that is no longer trusted", func(s *pack.Shelf, _ string) { s.Keys = packtest.New(t).Shelf(t).Keys }, law.BuiltInAsOf, "does not know who signed them"},
		{"a program without keys", func(s *pack.Shelf, _ string) { s.Keys = nil }, law.BuiltInAsOf, "does not know who signed them"},
		{"a program gone back", func(s *pack.Shelf, _ string) { s.Version = "0.0.0" }, law.BuiltInAsOf, "for a newer Harborfile"},
		{"a folder that is a file", func(s *pack.Shelf, path string) { s.Dir = path }, law.BuiltInAsOf, "cannot be used"},
	} {
		s := m.Shelf(t)
		install(t, s, m.Pack(t, first), noon(t, 30))
		install(t, s, m.Pack(t, second), noon(t, 30))
		c.spoil(&s, filepath.Join(s.Dir, second+pack.Suffix))
		asOf, told := used(s)
		if asOf != c.used || !strings.Contains(told, c.told) {
			t.Errorf("%s: %s is used, told %q", c.name, asOf, told)
		}
		if _, passed := s.Choose(); pack.Told(passed, asOf, "es", asWritten) == told {
			t.Errorf("%s: no Spanish", c.name)
		}
	}
	// Installed again, a damaged pack is whole.
	s := m.Shelf(t)
	install(t, s, m.Pack(t, second), noon(t, 30))
	os.WriteFile(filepath.Join(s.Dir, second+pack.Suffix), nil, 0o600)
	install(t, s, m.Pack(t, second), noon(t, 30))
	if asOf, told := used(s); asOf != second || told != "" {
		t.Errorf("%s, %q", asOf, told)
	}
	// A program that brings newer data than what was installed.
	os.WriteFile(filepath.Join(s.Dir, law.BuiltInAsOf+pack.Suffix), []byte("old"), 0o600)
	if _, err := s.Back(); err != nil {
		t.Fatal(err)
	}
	if asOf, told := used(s); asOf != law.BuiltInAsOf || told != "" { // nothing to do for anybody
		t.Errorf("%s, %q", asOf, told)
	}
	if asOf, err := s.Back(); err != nil || asOf != law.BuiltInAsOf {
		t.Errorf("%s, %v", asOf, err)
	}
	if _, told := used(s); told != "" {
		t.Errorf("put aside and still told: %q", told)
	}
}

func TestPlacesThatCannotBeWritten(t *testing.T) {
	m := packtest.New(t)
	asOf := packtest.Day(t, 10)
	s := m.Shelf(t)
	if err := os.WriteFile(s.Dir, []byte("a file where the folder would be"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Install(m.Pack(t, asOf), noon(t, 30)); err == nil {
		t.Error("installed into a file")
	} else {
		says(t, "a file in the way", err, "could not be written")
	}
	s = m.Shelf(t)
	if err := os.MkdirAll(s.Dir, 0o500); err != nil {
		t.Fatal(err)
	}
	if f, err := os.Create(filepath.Join(s.Dir, "x")); err == nil {
		f.Close()
		t.Skip("this user writes everywhere")
	}
	_, err := s.Install(m.Pack(t, asOf), noon(t, 30))
	says(t, "a folder that cannot be changed", err, "could not be written")
}

// TestTwoPrograms: however two programs install at once, the newest is in use and nothing half written stands there.
func TestTwoPrograms(t *testing.T) {
	m := packtest.New(t)
	s := m.Shelf(t)
	var raws [][]byte
	for i := range 4 {
		raws = append(raws, m.Pack(t, packtest.Day(t, 10+i)))
	}
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() { _, _ = s.Install(raws[i%len(raws)], noon(t, 30)) })
	}
	all.Wait()
	if asOf, told := used(s); asOf != packtest.Day(t, 13) || told != "" {
		t.Errorf("%s, %q", asOf, told)
	}
	if halves, _ := filepath.Glob(filepath.Join(s.Dir, "*.arrival")); len(halves) > 0 {
		t.Error("left behind:", halves)
	}
}

// TestKilled stops a program at any moment of installing and going back. What is on the shelf then is whole.
func TestKilled(t *testing.T) {
	if dir := os.Getenv("HARBORFILE_TEST_SHELF"); dir != "" {
		s := pack.Shelf{Dir: dir, Keys: packtest.Trusting(os.Getenv("HARBORFILE_TEST_KEY")), Version: "1.0.0"}
		raw, err := os.ReadFile(dir + ".pack")
		if asOf, _ := used(s); err == nil && asOf == packtest.Day(t, 20) { // the child before was stopped between the two
			_, err = s.Back()
		}
		for err == nil {
			if _, err = s.Install(raw, noon(t, 30)); err == nil {
				_, err = s.Back()
			}
		}
		t.Fatal(err)
	}
	m := packtest.New(t)
	s := m.Shelf(t)
	raw := m.Pack(t, packtest.Day(t, 20))
	if err := os.WriteFile(s.Dir+".pack", raw, 0o600); err != nil {
		t.Fatal(err)
	}
	install(t, s, m.Pack(t, packtest.Day(t, 10)), noon(t, 30))
	for range 6 {
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestKilled$")
		child.Env = append(os.Environ(), "HARBORFILE_TEST_SHELF="+s.Dir, "HARBORFILE_TEST_KEY="+m.Public.String())
		var said bytes.Buffer
		child.Stdout = &said
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(100*time.Millisecond + rand.N(300*time.Millisecond))
		child.Process.Kill()
		child.Wait()
		if said.Len() > 0 {
			t.Fatal(said.String())
		}
		if asOf, told := used(s); told != "" || asOf == law.BuiltInAsOf {
			t.Fatalf("%s, %q", asOf, told)
		}
	}
	halves, _ := filepath.Glob(filepath.Join(s.Dir, "*.arrival"))
	for _, h := range halves { // of hours ago
		os.Chtimes(h, time.Time{}, noon(t, 0))
	}
	s.Back()
	install(t, s, raw, noon(t, 30))
	if left, _ := filepath.Glob(filepath.Join(s.Dir, "*.arrival")); len(left) > 0 {
		t.Errorf("%d halves were found and %d stay", len(halves), len(left))
	}
}

// TestShelfKeepsAFew: the folder does not grow without end.
func TestShelfKeepsAFew(t *testing.T) {
	m := packtest.New(t)
	s := m.Shelf(t)
	for i := range 6 {
		install(t, s, m.Pack(t, packtest.Day(t, 10+i)), noon(t, 30))
	}
	if entries, _ := os.ReadDir(s.Dir); len(entries) != 3 {
		t.Error(fmt.Sprint(entries))
	}
}

// TestManyAside: what a person went back from never pushes out the pack that was just installed.
func TestManyAside(t *testing.T) {
	m := packtest.New(t)
	s := m.Shelf(t)
	late := noon(t, 90)
	for day := 50; day < 55; day++ {
		if _, err := s.Install(m.Pack(t, packtest.Day(t, day)), late); err != nil {
			t.Fatal(err)
		}
	}
	for range 3 {
		if _, err := s.Back(); err != nil {
			t.Fatal(err)
		}
	}
	asOf := packtest.Day(t, 10)
	if _, err := s.Install(m.Pack(t, asOf), late); err != nil {
		t.Fatal(err)
	}
	if p, _ := s.Choose(); p == nil || p.AsOf != asOf {
		t.Fatalf("what was installed is not used: %v", p)
	}
	// A pack that is installed again is no longer aside.
	if _, err := s.Back(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Install(m.Pack(t, asOf), late); err != nil {
		t.Fatal(err)
	}
	sets, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, set := range sets {
		if set.AsOf == asOf {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d sets of one day: %+v", n, sets)
	}
}

// asWritten is a day as the data write it.
func asWritten(asOf string) string { return asOf }
