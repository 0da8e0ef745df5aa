package packet

import (
	"bytes"
	"context"
	"encoding/json"
	"io"

	"github.com/harborfile/harborfile/forms/packet/buried"
)

// unbury asks the child for every text of a PDF that its pages do not show.
func (a *apart) unbury(ctx context.Context, r io.ReaderAt, size int64, each func(buried.Text)) error {
	e := &errand{sources: []io.ReaderAt{r}, sizes: []int64{size}, out: newLane(&buriedLines{each: each})}
	_, err := a.run(ctx, ask{Buried: size}, e)
	if cerr := e.closeOut(); err == nil {
		err = cerr
	}
	return err
}

// buriedLines takes what the child sends: one text a line, as JSON.
type buriedLines struct {
	each func(buried.Text)
	rest []byte
}

// mostLine bounds one line of the child: a text is at most one unpacked stream, escaped.
const mostLine = 512 << 20

func (l *buriedLines) Write(p []byte) (int, error) {
	l.rest = append(l.rest, p...)
	for {
		end := bytes.IndexByte(l.rest, '\n')
		if end < 0 {
			if len(l.rest) > mostLine {
				return 0, errAssembly
			}
			return len(p), nil
		}
		var b buried.Text
		if err := json.Unmarshal(l.rest[:end], &b); err != nil {
			return 0, err
		}
		l.rest = l.rest[end+1:]
		l.each(b)
	}
}

// Close implements io.Closer.
func (l *buriedLines) Close() error { return nil }

// tellBuried is the child's side of unbury.
func (c *pipe) tellBuried(size int64) error {
	seen := map[buried.Text]bool{}
	w := pipeWriter{c}
	return buried.Read(&pipeReader{c: c, size: size}, size, func(b buried.Text) error {
		if len(b.Words) < 200 { // the same few words stand in a file a thousand times
			if seen[b] {
				return nil
			}
			seen[b] = true
		}
		line, err := json.Marshal(b)
		if err != nil {
			return err
		}
		_, err = w.Write(append(line, '\n'))
		return err
	})
}
