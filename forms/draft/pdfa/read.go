package pdfa

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// file is a PDF as qpdf reads it: objects by their reference ("12 0 R"), with streams unpacked.
type file struct {
	raw     []byte
	objects map[string]object
	trailer map[string]any
}

type object struct {
	value any // of an object that is no stream
	dict  map[string]any
	data  []byte // of a stream, unpacked
	isRaw bool   // a stream
}

// read has qpdf take the file apart.
func read(pdf []byte) (*file, error) {
	dir, err := os.MkdirTemp("", "pdfa")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "paper.pdf")
	if err := os.WriteFile(name, pdf, 0o600); err != nil {
		return nil, err
	}
	out, err := exec.Command("qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", "--decode-level=generalized", "--warning-exit-0", name).Output()
	if err != nil {
		return nil, fmt.Errorf("qpdf: %w", err)
	}
	var all struct {
		QPDF []json.RawMessage `json:"qpdf"`
	}
	if err := json.Unmarshal(out, &all); err != nil || len(all.QPDF) != 2 {
		return nil, fmt.Errorf("qpdf wrote another form: %w", err)
	}
	return parse(pdf, all.QPDF[1])
}

func parse(pdf []byte, raw json.RawMessage) (*file, error) {
	var entries map[string]struct {
		Value  any `json:"value"`
		Stream *struct {
			Data []byte         `json:"data"`
			Dict map[string]any `json:"dict"`
		} `json:"stream"`
	}
	if err := json.Unmarshal(raw, &entries); err != nil {
		return nil, err
	}
	f := &file{raw: pdf, objects: map[string]object{}}
	for name, e := range entries {
		switch {
		case name == "trailer":
			f.trailer, _ = e.Value.(map[string]any)
		case e.Stream != nil:
			f.objects[strings.TrimPrefix(name, "obj:")] = object{dict: e.Stream.Dict, data: e.Stream.Data, isRaw: true}
		default:
			f.objects[strings.TrimPrefix(name, "obj:")] = object{value: e.Value}
		}
	}
	return f, nil
}

// get follows a reference; anything else is returned as it is. The dictionary stands for a stream.
func (f *file) get(v any) any {
	ref, ok := v.(string)
	if !ok || !strings.HasSuffix(ref, " R") {
		return v
	}
	o := f.objects[ref]
	if o.isRaw {
		return o.dict
	}
	return o.value
}

func (f *file) dict(v any) map[string]any {
	d, _ := f.get(v).(map[string]any)
	return d
}

func (f *file) list(v any) []any {
	l, _ := f.get(v).([]any)
	return l
}

// stream is the unpacked data behind a reference.
func (f *file) stream(v any) ([]byte, bool) {
	ref, _ := v.(string)
	o, ok := f.objects[ref]
	return o.data, ok && o.isRaw
}

// str is a string or a name; qpdf marks a string of characters with u: and one of bytes with b:.
func (f *file) str(v any) string {
	s, _ := f.get(v).(string)
	return strings.TrimPrefix(s, "u:")
}

func (f *file) num(v any) float64 {
	n, _ := f.get(v).(float64)
	return n
}

// pages are the references of the pages in order.
func (f *file) pages() []string {
	var out []string
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		d := f.dict(v)
		if f.str(d["/Type"]) == "/Page" {
			ref, _ := v.(string)
			out = append(out, ref)
			return
		}
		for _, k := range f.list(d["/Kids"]) {
			if depth < 20 {
				walk(k, depth+1)
			}
		}
	}
	walk(f.root()["/Pages"], 0)
	return out
}

func (f *file) root() map[string]any { return f.dict(f.trailer["/Root"]) }
