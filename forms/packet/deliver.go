package packet

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/packet/verify"
)

// ErrFolderInUse: the folder for a packet holds something that is not an
// earlier packet. It is left as it is.
var ErrFolderInUse = &folderInUse{}

type folderInUse struct{}

func (*folderInUse) Error() string { return "packet: the folder holds other files" }

// Explain says what to do about it.
func (*folderInUse) Explain(lang string) (what, safe, do string) {
	if lang == "es" {
		return "La carpeta elegida ya contiene otros archivos.", "No se ha cambiado nada en ella.", "Elija una carpeta vacía o nueva."
	}
	return "The chosen folder already holds other files.", "Nothing in it was changed.", "Choose an empty or new folder."
}

// Save writes the packet and its manifest into a folder, which is made where
// it is not there, and returns the absolute paths of the PDFs. An earlier
// packet in the folder is replaced; anything else in it is ErrFolderInUse,
// because verify would find it.
func (b *Built) Save(dir string) ([]string, error) {
	if err := b.held(); err != nil {
		return nil, err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, errors.New("packet: the folder cannot be found")
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, withoutPath(err)
	}
	old, err := earlier(dir)
	if err != nil {
		return nil, err
	}
	// The manifest goes first and comes last: a packet that is half replaced
	// has none, and nobody takes it for whole.
	for _, name := range append([]string{verify.FileName}, old...) {
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, withoutPath(err)
		}
	}
	var files []string
	for i, f := range b.Manifest.Files {
		path := filepath.Join(dir, f.Name)
		if err := saveFile(path, io.NewSectionReader(b.parts[i], 0, f.Bytes)); err != nil {
			return nil, err
		}
		files = append(files, path)
	}
	return files, saveFile(filepath.Join(dir, verify.FileName), strings.NewReader(string(b.raw)))
}

// earlier lists the PDFs of a packet that already lies in the folder. Its
// manifest has to be one of ours: both names are common, and somebody else's
// files are not to be replaced.
func earlier(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, withoutPath(err)
	}
	if len(entries) > 0 && !verify.IsPacket(dir) {
		return nil, ErrFolderInUse
	}
	var out []string
	for _, e := range entries {
		name := e.Name()
		part := strings.HasPrefix(name, "packet_Part") && strings.HasSuffix(name, ".pdf")
		switch {
		case name == verify.FileName:
		case e.Type().IsRegular() && (name == "packet.pdf" || part):
			out = append(out, name)
		default:
			return nil, ErrFolderInUse
		}
	}
	return out, nil
}

// saveFile writes a file that only the user can read, and makes sure that it
// has reached the disk.
func saveFile(path string, r io.Reader) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return withoutPath(err)
	}
	_, err = io.Copy(f, r)
	if err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		_ = os.Remove(path)
	}
	return withoutPath(err)
}

// Keeper is where packets are kept and what left is logged.
type Keeper interface {
	Import(ctx context.Context, stream string, src io.Reader, p cases.Progress, make func(cases.Blob) []cases.Record) (cases.Blob, error)
	Write(ctx context.Context, recs ...cases.Record) error
}

// Keep seals the packet in the vault and logs who learned what: the packet's
// record, a disclosure, and a line in the custody of every exhibit. A packet
// that is byte for byte the one kept last for this recipient is not stored a
// second time: its record gets what the check found now, and the log is written
// all the same.
func (b *Built) Keep(ctx context.Context, k Keeper) (cases.Packet, error) {
	if err := b.held(); err != nil {
		return cases.Packet{}, err
	}
	p, err := b.packet()
	if err != nil {
		return cases.Packet{}, err
	}
	if same, ok := b.keptBefore(); ok {
		same.Plan, same.Pack, same.Lines, same.Red, same.Amber = p.Plan, p.Pack, p.Lines, p.Red, p.Amber
		if err := k.Write(ctx, b.records(&same)...); err != nil {
			return cases.Packet{}, fmt.Errorf("keep packet of matter %s: %w", b.matter, err)
		}
		return same, nil
	}
	for i, part := range b.parts {
		last := i == len(b.parts)-1
		_, err := k.Import(ctx, cases.MatterStream(b.matter), io.NewSectionReader(part, 0, part.Size()), cases.NoProgress, func(blob cases.Blob) []cases.Record {
			p.Parts = append(p.Parts, blob)
			if !last {
				return nil
			}
			return b.records(&p) // with the last part, in one transaction
		})
		if err != nil {
			return cases.Packet{}, fmt.Errorf("keep packet of matter %s: %w", b.matter, err)
		}
	}
	return p, nil
}

// records are the log of a packet.
func (b *Built) records(p *cases.Packet) []cases.Record {
	out := []cases.Record{p, &cases.Disclosure{
		ID: cases.NewID(), MatterID: b.matter, Recipient: b.Recipient, Items: b.items,
		Release: strings.Join(b.releases, " "), Override: b.override.String(), When: b.when(),
	}}
	for _, e := range b.evidence {
		c := e.Touched("exported", b.override.Person, b.now)
		c.To, c.Release = string(b.Recipient), strings.Join(b.releases, " ")
		out = append(out, &c)
	}
	return out
}
