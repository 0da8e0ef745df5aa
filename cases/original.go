package cases

import (
	"io"
	"io/fs"
	"os"
)

// Original reads a file that is to be sealed as it is. A file that grew or changed by the time its end is reached gives
// ErrChanging there: half a video, still being copied from a telephone, is not kept as if it were whole.
func Original(f *os.File) (io.Reader, error) {
	info, err := f.Stat()
	return &original{f, info}, err
}

type original struct {
	*os.File
	before fs.FileInfo
}

func (o *original) Read(p []byte) (int, error) {
	n, err := o.File.Read(p)
	if err != io.EOF {
		return n, err
	}
	after, statErr := o.Stat()
	switch {
	case statErr != nil:
		return n, statErr
	case after.Size() != o.before.Size() || !after.ModTime().Equal(o.before.ModTime()):
		return n, ErrChanging
	}
	return n, io.EOF
}
