package hidden

import (
	"bytes"
	"testing"
)

// TestBehindThePicture: a place is found in the film of a moving photograph and in a second picture, where the first
// picture tells none, and none of it is in the copy.
func TestBehindThePicture(t *testing.T) {
	movie, _ := film()
	plain := stripped(t, "image/jpeg", photo(t, 1))
	for name, more := range map[string][]byte{
		"film":    movie,
		"samsung": join("\x00\x00\x30\x0a\x10\x00\x00\x00MotionPhoto_Data", movie, "SEFH", make([]byte, 20), "SEFT"),
		"second":  photo(t, 6),
		"third":   join(plain, photo(t, 1)),
	} {
		file := append(bytes.Clone(plain), more...)
		things := find(t, "image/jpeg", file)
		where := false
		for _, x := range things {
			where = where || x.Where && x.Name == Place
		}
		if !where {
			t.Errorf("%s: no place in %+v", name, things)
		}
		if got := stripped(t, "image/jpeg", file); !bytes.Equal(got, plain) {
			t.Errorf("%s: the copy is not the picture alone", name)
		}
	}
	noise := append(bytes.Clone(plain), bytes.Repeat([]byte{0xFF, 0xD8, 0xFF}, 1_000_000)...)
	if _, err := Find(bytes.NewReader(noise), int64(len(noise)), "image/jpeg"); err != nil {
		t.Error(err)
	}
}

func stripped(t testing.TB, media string, file []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Strip(bytes.NewReader(file), int64(len(file)), media, &out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
