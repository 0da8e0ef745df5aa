package windows

import (
	"bytes"
	"context"
	"debug/pe"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"
)

// A program that is linked with its resource shows its icon, its version and its manifest to Windows.
func TestProgramCarriesItsResource(t *testing.T) {
	s := shopFor(t)
	icon, err := writeIcon(s)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, text := range map[string]string{"go.mod": "module example.org/small\n\ngo 1.26\n", "main.go": "package main\n\nfunc main() {}\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	p := programs(s.App)[0]
	if err := writeResource(s, p, icon, filepath.Join(dir, "resource_windows_amd64.syso")); err != nil {
		t.Fatal(err)
	}
	small := *s
	small.Root = dir
	out := filepath.Join(dir, "small.exe")
	if err := small.Build(context.Background(), p.to, ".", out, p.flags...); err != nil {
		t.Fatal(err)
	}
	resources := rsrc(t, out)
	const icons, groups, versions, manifests = 3, 14, 16, 24
	if got := resources[groups]; len(got) != 1 || got[32512] == nil {
		t.Errorf("the icon's group is not the one Windows takes: %v", got)
	}
	if got := len(resources[icons]); got != 10 {
		t.Errorf("%d sizes of the icon, want 10", got)
	}
	wants := []string{s.App.Name, s.App.GenericName, s.App.Version + ".1", "harborfile.exe", copyright(s.App)}
	for _, want := range wants {
		if !bytes.Contains(resources[versions][1], wide(want)) {
			t.Errorf("the version information lacks %q", want)
		}
	}
	for _, want := range []string{"PerMonitorV2", ">true</longPathAware>", `level="asInvoker"`, s.App.Version + ".", "8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a"} {
		if !bytes.Contains(resources[manifests][1], []byte(want)) {
			t.Errorf("the manifest lacks %q", want)
		}
	}
}

func wide(s string) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// rsrc reads the resources of a program: by kind, then by id.
func rsrc(t *testing.T, path string) map[uint32]map[uint32][]byte {
	t.Helper()
	f, err := pe.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	section := f.Section(".rsrc")
	if section == nil {
		t.Fatal("the program has no resources")
	}
	data, err := section.Data()
	if err != nil {
		t.Fatal(err)
	}
	le := binary.LittleEndian
	// entries of one directory: id and what follows it, without the mark that says directory.
	entries := func(at uint32) map[uint32]uint32 {
		out := map[uint32]uint32{}
		n := uint32(le.Uint16(data[at+12:])) + uint32(le.Uint16(data[at+14:]))
		for i := range n {
			e := data[at+16+8*i:]
			out[le.Uint32(e)] = le.Uint32(e[4:]) &^ (1 << 31)
		}
		return out
	}
	all := map[uint32]map[uint32][]byte{}
	for kind, ids := range entries(0) {
		all[kind] = map[uint32][]byte{}
		for id, languages := range entries(ids) {
			for _, leaf := range entries(languages) {
				begin := le.Uint32(data[leaf:]) - section.VirtualAddress
				all[kind][id] = data[begin : begin+le.Uint32(data[leaf+4:])]
			}
		}
	}
	return all
}
