package messages

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/office"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Limits of a zip: against one that unpacks to far more than it shows.
const (
	maxMembers  = 100000
	maxUnpacked = 8 << 30
	maxRatio    = 200 // unpacked to packed, of a member of more than 16 MB
)

// chatZip is an export with its media.
type chatZip struct {
	chat  *zip.File
	media []*zip.File
	left  int64
}

// DetectZip reports WhatsAppZip for a zip that holds a chat, and "" for any other.
func DetectZip(r io.ReaderAt, size int64) (k Kind) {
	defer func() {
		if recover() != nil {
			k = ""
		}
	}()
	if z, err := openZip(r, size); err != nil || z.chat == nil {
		return ""
	}
	return WhatsAppZip
}

func openZip(r io.ReaderAt, size int64) (*chatZip, error) {
	if size > MaxFile {
		return nil, ErrTooLarge
	}
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, ErrUnreadable
	}
	if len(z.File) > maxMembers {
		return nil, ErrTooLarge
	}
	out := &chatZip{left: maxUnpacked}
	tries := 0
	for _, f := range z.File {
		switch name := baseName(f.Name); {
		case strings.HasSuffix(f.Name, "/"), strings.HasPrefix(f.Name, "__MACOSX/"):
		case out.chat == nil && strings.EqualFold(path.Ext(name), ".txt") && tries < 50:
			tries++
			if name == "_chat.txt" || Detect(out.head(f)) == WhatsApp {
				out.chat = f
			} else {
				out.media = append(out.media, f)
			}
		default:
			out.media = append(out.media, f)
		}
	}
	return out, nil
}

func (z *chatZip) head(f *zip.File) []byte {
	r, err := z.open(f)
	if err != nil {
		return nil
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, 64<<10))
	if err != nil {
		return nil
	}
	return b
}

func (z *chatZip) open(f *zip.File) (*guarded, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, ErrUnreadable
	}
	return &guarded{ReadCloser: rc, packed: int64(f.CompressedSize64), left: &z.left}, nil
}

// guarded stops a member that unpacks to too much.
type guarded struct {
	io.ReadCloser
	packed, read int64
	left         *int64
}

func (g *guarded) Read(b []byte) (int, error) {
	n, err := g.ReadCloser.Read(b)
	g.read += int64(n)
	*g.left -= int64(n)
	if *g.left < 0 || g.read > 16<<20 && g.read > maxRatio*max(g.packed, 1) {
		return 0, ErrTooLarge
	}
	return n, err
}

func readZip(r io.ReaderAt, size int64) (*Export, error) {
	z, err := openZip(r, size)
	if err != nil {
		return nil, err
	}
	if z.chat == nil {
		return nil, ErrUnreadable
	}
	chat, err := z.open(z.chat)
	if err != nil {
		return nil, err
	}
	defer chat.Close()
	b, err := io.ReadAll(io.LimitReader(chat, maxText+1))
	switch {
	case errors.Is(err, ErrTooLarge), len(b) > maxText:
		return nil, ErrTooLarge
	case err != nil:
		return nil, ErrUnreadable
	}
	text, _ := office.Decode(b, "")
	x, err := readWhatsApp(text)
	if err != nil {
		return nil, err
	}
	x.Kind = WhatsAppZip
	if name := strings.TrimSuffix(baseName(z.chat.Name), path.Ext(z.chat.Name)); name != "_chat" {
		x.Title = name
	}
	if err := x.hash(z); err != nil {
		return nil, err
	}
	x.link()
	return x, nil
}

// hash lists the media with the hash of each.
func (x *Export) hash(z *chatZip) error {
	for _, f := range z.media {
		one := File{Name: baseName(f.Name), Media: mediaOf(f.Name)}
		sum, n, err := z.sum(f)
		switch {
		case errors.Is(err, ErrTooLarge):
			return ErrTooLarge
		case err != nil:
			x.say(remark.BadPart, 1, one.Name)
			continue
		}
		one.Size, one.SHA256 = n, sum
		x.Files = append(x.Files, one)
	}
	return nil
}

func (z *chatZip) sum(f *zip.File) (string, int64, error) {
	r, err := z.open(f)
	if err != nil {
		return "", 0, err
	}
	defer r.Close()
	h := sha256.New()
	n, err := io.Copy(h, r)
	return hex.EncodeToString(h.Sum(nil)), n, err
}

// link finds for each attachment the file of its name.
func (x *Export) link() {
	at := map[string]int{}
	for i, f := range x.Files {
		if _, twice := at[strings.ToLower(f.Name)]; !twice {
			at[strings.ToLower(f.Name)] = i + 1
		}
	}
	for i := range x.Entries {
		for k := range x.Entries[i].Attached {
			a := &x.Entries[i].Attached[k]
			a.File = at[strings.ToLower(a.Name)]
		}
	}
}

func zipParts(r io.ReaderAt, size int64, each func(File, io.Reader) error) error {
	z, err := openZip(r, size)
	if err != nil {
		return err
	}
	for _, f := range z.media {
		if err := z.part(f, each); err != nil {
			return err
		}
	}
	return nil
}

// part gives one file; one that does not open is given as what cannot be read, so that it is missed.
func (z *chatZip) part(f *zip.File, each func(File, io.Reader) error) error {
	one := File{Name: baseName(f.Name), Media: mediaOf(f.Name), Size: int64(f.UncompressedSize64)}
	in, err := z.open(f)
	if err != nil {
		return each(one, unopened{err})
	}
	defer in.Close()
	return each(one, in)
}

// unopened is a reader of what does not open.
type unopened struct{ error }

func (f unopened) Read([]byte) (int, error) { return 0, f.error }
