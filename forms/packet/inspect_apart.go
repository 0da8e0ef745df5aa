package packet

import (
	"context"
	"io"
)

// structure has the child read the objects of a finished file.
func (a *apart) structure(ctx context.Context, r io.ReaderAt, size int64) (*Structure, error) {
	answer, err := a.run(ctx, ask{Finished: size}, &errand{sources: []io.ReaderAt{r}, sizes: []int64{size}})
	return answer.Structure, err
}

// finished is the child's end of structure.
func (c *pipe) finished(size int64) reply {
	s, err := structureOf(&pipeReader{c: c, size: size}, size)
	r := replyOf(err)
	r.Structure = s
	return r
}
