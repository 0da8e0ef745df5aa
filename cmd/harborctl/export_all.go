package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/built"
	"github.com/harborfile/harborfile/cases/vault"
	"github.com/spf13/cobra"
)

const exportWords = `Write everything the office owns into a new folder, as open JSON and files:

  about.json            what was written, when, and how many
  records/KIND.json     an array for each kind of record: {"id", "of", "record"}
  history/KIND.json     an array: {"id", "changes": [{"when", "device", "field", "value"}]}
  files/ID              every original, form, document and packet, named by its id
  files.json            an array: {"id", "kind", "record", "media", "sha256", "size"}

This is the owner's own copy: all names, places, notes and privileged words leave the vault readable. It is not a packet,
and no release covers giving it to others. Keep it on a disk that is itself encrypted. Nothing is written over: the folder
is made new. Each file is read again and compared with the hash taken when it came in.`

// exportVerb writes everything out, so that nobody is held by this program.
func (a *app) exportVerb() *cobra.Command {
	var of owner
	var out, who string
	cmd := a.inVault("export", "write everything you own as open JSON and files, for yourself", cobra.NoArgs,
		func(ctx context.Context, v *vault.Vault, _ []string) error {
			e, err := a.exportAll(ctx, v, of, out, who)
			if err != nil {
				return err
			}
			fmt.Fprintf(a.out, "Written: %d records, %d files. All of it is readable now: names, places, privileged notes. Keep it where only you can open it.\n",
				e.about.Records, e.about.Files)
			return nil
		})
	cmd.Long = exportWords
	of.flags(cmd)
	cmd.Flags().StringVar(&out, "out", "", "the new folder")
	cmd.Flags().StringVar(&who, "by", "", "who takes it out, for the custody log of the originals")
	return need(cmd, "out")
}

// exportAll writes one export; its folder appears whole or not at all.
func (a *app) exportAll(ctx context.Context, v *vault.Vault, of owner, out, who string) (*exporter, error) {
	streams, err := of.streams(ctx, v)
	if err != nil {
		return nil, err
	}
	if err := emptyPlace(out); err != nil {
		return nil, err
	}
	folder, err := createOutputFolder(out)
	if err != nil {
		return nil, err
	}
	e := &exporter{a: a, v: v, dir: folder.dir, who: who}
	if err := e.write(ctx, streams); err != nil {
		folder.discard()
		return nil, err
	}
	// Nothing leaves unlogged: the custody of each original says so before the folder gets its name.
	if err := v.Write(ctx, e.touched...); err != nil {
		folder.discard()
		return nil, err
	}
	return e, folder.commit()
}

// emptyPlace stops an export into a folder that holds something: two exports in one folder would be mixed up.
func emptyPlace(out string) error {
	entries, err := os.ReadDir(out)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return stopped(err, "This place is no folder that could be looked into.", "Nothing was written.", "Choose the name of a new folder.")
	}
	if len(entries) > 0 {
		return stopped(nil, "There is already something in this folder.", "It was not touched, and nothing was written.", "Choose the name of a new folder.")
	}
	return nil
}

// streams are the files that are written: of one client with all matters, of one matter with its client, or every one.
func (o owner) streams(ctx context.Context, v *vault.Vault) ([]string, error) {
	p, err := o.place(ctx, v, ofAny)
	switch {
	case err != nil || p.client == "":
		return nil, err
	case p.matter != "":
		return []string{cases.ClientStream(p.client), cases.MatterStream(p.matter)}, nil
	}
	out := []string{cases.ClientStream(p.client)}
	matters, err := vault.List[cases.Matter](ctx, v, "")
	for _, m := range matters {
		if m.ClientID == p.client {
			out = append(out, cases.MatterStream(m.ID))
		}
	}
	return out, err
}

// exporter writes one export into a folder that nobody sees before it is whole.
type exporter struct {
	a     *app
	v     *vault.Vault
	dir   string
	files []exportedFile
	who   string
	// touched are the custody events of the originals that leave.
	touched []cases.Record
	about   struct {
		Written string         `json:"written"`
		Program string         `json:"program"`
		Records int            `json:"records"`
		Files   int            `json:"files"`
		Kinds   map[string]int `json:"kinds"`
	}
}

type exportedRecord struct {
	ID     string          `json:"id"`
	Of     string          `json:"of"` // the file it belongs to: office, client/ID or matter/ID
	Record json.RawMessage `json:"record"`
}

type exportedHistory struct {
	ID      string           `json:"id"`
	Changes []exportedChange `json:"changes"`
}

type exportedChange struct {
	When   string          `json:"when"`
	Device string          `json:"device"`
	Field  string          `json:"field"`
	Value  json.RawMessage `json:"value"`
}

type exportedFile struct {
	ID     string `json:"id"`
	Kind   string `json:"kind"`
	Record string `json:"record"`
	Media  string `json:"media,omitempty"`
	SHA256 string `json:"sha256"`
	Size   int64  `json:"size"`
}

func (e *exporter) write(ctx context.Context, streams []string) error {
	list, err := e.v.Everything(ctx, streams...)
	if err != nil {
		return err
	}
	for _, dir := range []string{"records", "history", "files"} {
		if err := os.Mkdir(filepath.Join(e.dir, dir), 0o700); err != nil {
			return err
		}
	}
	e.about.Written, e.about.Program = e.a.now().UTC().Format("2006-01-02T15:04:05Z"), "harborctl "+built.Version()
	e.about.Kinds = map[string]int{}
	for len(list) > 0 {
		kind := list[0].Key.Table
		n := slices.IndexFunc(list, func(s vault.Stored) bool { return s.Key.Table != kind })
		if n < 0 {
			n = len(list)
		}
		if err := e.kind(ctx, kind, list[:n]); err != nil {
			return err
		}
		list = list[n:]
	}
	e.about.Files = len(e.files)
	if err := e.json("files.json", orEmpty(e.files)); err != nil {
		return err
	}
	return e.json("about.json", e.about)
}

// kind writes the records of one kind with their history and their files.
func (e *exporter) kind(ctx context.Context, kind string, list []vault.Stored) error {
	records, past := []exportedRecord{}, []exportedHistory{}
	for _, s := range list {
		records = append(records, exportedRecord{s.Key.Row, s.Key.Stream, s.Doc})
		changes, err := e.v.History(ctx, kind, s.Key.Row)
		if err != nil {
			return err
		}
		h := exportedHistory{s.Key.Row, []exportedChange{}}
		for _, c := range changes {
			value := json.RawMessage(c.Value)
			if c.Value == "" {
				value = json.RawMessage("null")
			}
			h.Changes = append(h.Changes, exportedChange{c.When, c.Device, c.Field, value})
		}
		past = append(past, h)
		if err := e.filesOf(ctx, s); err != nil {
			return err
		}
		if kind == (cases.EvidenceItem{}).Key().Table {
			var item cases.EvidenceItem
			if err := json.Unmarshal(s.Doc, &item); err != nil {
				return cases.ErrDamaged
			}
			e.touched = append(e.touched, item.Touched("exported", e.who, e.a.now()))
		}
	}
	e.about.Kinds[kind] = len(list)
	e.about.Records += len(list)
	if err := e.json("records/"+kind+".json", records); err != nil {
		return err
	}
	return e.json("history/"+kind+".json", past)
}

// filesOf writes every blob that a record names, wherever in it.
func (e *exporter) filesOf(ctx context.Context, s vault.Stored) error {
	var v any
	if err := json.Unmarshal(s.Doc, &v); err != nil {
		return cases.ErrDamaged
	}
	object, _ := v.(map[string]any)
	media, _ := object["media"].(string)
	var walk func(any) error
	walk = func(v any) error {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				if err := walk(x); err != nil {
					return err
				}
			}
		case map[string]any:
			if id, sum, ok := blobIn(v); ok {
				return e.file(ctx, exportedFile{ID: id, Kind: s.Key.Table, Record: s.Key.Row, Media: media, SHA256: sum})
			}
			for _, x := range v {
				if err := walk(x); err != nil {
					return err
				}
			}
		}
		return nil
	}
	return walk(v)
}

// blobIn tells a cases.Blob in JSON: an id, a hash and a size, and nothing else.
func blobIn(v map[string]any) (id, sum string, ok bool) {
	id, _ = v["id"].(string)
	sum, _ = v["sha256"].(string)
	_, size := v["size"].(float64)
	return id, sum, len(v) == 3 && id != "" && len(sum) == 64 && size
}

// file streams one blob out and compares it with the hash taken when it came in.
func (e *exporter) file(ctx context.Context, f exportedFile) error {
	if slices.ContainsFunc(e.files, func(x exportedFile) bool { return x.ID == f.ID }) {
		return nil
	}
	blob, err := e.v.OpenBlob(ctx, f.ID)
	if err != nil {
		return err
	}
	defer blob.Close()
	to, err := os.OpenFile(filepath.Join(e.dir, "files", filepath.Base(f.ID)), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	sum := sha256.New()
	f.Size, err = io.Copy(io.MultiWriter(to, sum), io.NewSectionReader(blob, 0, blob.Size()))
	if err == nil {
		err = to.Sync()
	}
	if closed := to.Close(); err == nil {
		err = closed
	}
	if err == nil && hex.EncodeToString(sum.Sum(nil)) != f.SHA256 {
		err = fmt.Errorf("export file %s: %w", f.ID, cases.ErrDamaged)
	}
	e.files = append(e.files, f)
	return err
}

func (e *exporter) json(name string, v any) error {
	var b bytes.Buffer
	if err := printJSON(&b, v); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(e.dir, filepath.FromSlash(name)), b.Bytes(), 0o600)
}
