package convert

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"testing"
)

// TestPartNotWhole: what does not read to its end is never given as if it were whole, and keeps nothing else back.
func TestPartNotWhole(t *testing.T) {
	for name, file := range map[string][]byte{
		"archive":  archived(t, "one.txt", "the first", "two.txt", "the second", "three.txt", "the third"),
		"messages": archived(t, "_chat.txt", chatText, "one.txt", "the first", "two.txt", "the second", "three.txt", "the third"),
	} {
		for what, spoil := range map[string]func(head []byte){
			"sum":    func(head []byte) { head[16] ^= 1 },
			"method": func(head []byte) { head[10] = 99 },
			"size":   func(head []byte) { binary.LittleEndian.PutUint32(head[24:], 4_000_000) },
		} {
			spoilt := bytes.Clone(file)
			spoil(directoryEntry(t, spoilt, "two.txt"))
			var whole, cut []string
			err := shared.Parts(context.Background(), source(spoilt), func(p Part, r io.Reader) error {
				if _, err := io.ReadAll(r); errors.Is(err, ErrUnreadable) {
					cut = append(cut, p.Name)
				} else if err != nil {
					return err
				} else {
					whole = append(whole, p.Name)
				}
				return nil
			})
			if !errors.Is(err, ErrUnreadable) || !slices.Equal(cut, []string{"two.txt"}) || !slices.Equal(whole, []string{"one.txt", "three.txt"}) {
				t.Errorf("%s, %s: whole %q, cut %q, %v", name, what, whole, cut, err)
			}
			// Left unread it stops nothing either.
			n := 0
			if err := shared.Parts(context.Background(), source(spoilt), func(Part, io.Reader) error { n++; return nil }); !errors.Is(err, ErrUnreadable) || n != 3 {
				t.Errorf("%s, %s: %d unread, %v", name, what, n, err)
			}
		}
	}
}

// directoryEntry is the entry of a member in the directory of an archive.
func directoryEntry(t testing.TB, file []byte, name string) []byte {
	t.Helper()
	for i := range file {
		if bytes.HasPrefix(file[i:], []byte("PK\x01\x02")) && bytes.HasPrefix(file[i+46:], []byte(name)) {
			return file[i:]
		}
	}
	t.Fatal("no such member")
	return nil
}

// TestOldNames: names that an older program wrote keep their letters.
func TestOldNames(t *testing.T) {
	for written, want := range map[string]string{
		"a\xa4o \xa4and\xa3.txt": "año ñandú.txt", // code page 437
		"ma\xf1ana.txt":          "mañana.txt",    // windows-1252
		"ma\u00f1ana.txt":        "mañana.txt",
	} {
		names, _, err := attached(t, archived(t, written, "1"))
		if err != nil || len(names) != 1 || names[0] != want {
			t.Errorf("%q: %q, %v", written, names, err)
		}
	}
}
