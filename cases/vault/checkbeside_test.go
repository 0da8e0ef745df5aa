package vault

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// A check beside which others write, import and delete calls none of their work damage.
func TestCheckBesideWork(t *testing.T) {
	v, _ := newVault(t)
	c := otherClient()
	m := sampleMatter(c)
	must(t, v.Write(t.Context(), &c, &m))
	for range 300 {
		must(t, v.Write(t.Context(), otherClient()))
	}
	ctx, stop := context.WithTimeout(t.Context(), 700*time.Millisecond)
	defer stop()
	written := make(chan int)
	go func() {
		n := 0
		for ; ctx.Err() == nil; n++ {
			bytesOf := bytes.NewReader(randomBytes(int64(n), 1000))
			_, err := v.Import(t.Context(), m.Key().Stream, bytesOf, nil, func(b cases.Blob) []cases.Record {
				return []cases.Record{cases.EvidenceItem{ID: cases.NewID(), MatterID: m.ID, Title: "Trial item", Blob: b}}
			})
			if err != nil {
				t.Error(err)
			}
		}
		written <- n
	}()
	looks := 0
	for ; ctx.Err() == nil; looks++ {
		var r Report
		must(t, v.checkLog(t.Context(), &r))
		must(t, v.checkOriginals(t.Context(), &r))
		if n, err := v.strays(t.Context()); n > 0 || err != nil {
			r.problem("%d strays, %v", n, err)
		}
		if !r.OK() {
			t.Error(r.Problems[0])
			break
		}
	}
	if n := <-written; n < 3 || looks < 3 {
		t.Logf("only %d imports beside %d looks", n, looks)
	}
}

// What is deleted for good between the moment at which a check lists it and that at which it is read is not damaged.
func TestCheckBesideDestroy(t *testing.T) {
	v, _ := newVault(t)
	c := otherClient()
	stays, goes := sampleMatter(c), sampleMatter(c)
	must(t, v.Write(t.Context(), &c, &stays, &goes))
	for _, m := range []cases.Matter{stays, goes} {
		must(t, errOf(v.Import(t.Context(), m.Key().Stream, bytes.NewReader(randomBytes(1, 400_000)), nil, nil)))
	}
	d := &destruction{Cert: cases.Destruction{ID: cases.NewID(), MatterID: goes.ID}}
	p := &onFirst{do: func() {
		must(t, v.change(t.Context(), func(w *writer) error { return w.destroy(d) }))
		must(t, v.removeSlices(t.Context(), d.Blobs))
	}}
	var r Report
	must(t, v.checkBlobs(t.Context(), &r, p))
	if !r.OK() || r.Blobs != 1 || len(d.Blobs) != 1 {
		t.Errorf("%v, %d files read, %d deleted", r.Problems, r.Blobs, len(d.Blobs))
	}
	if !v.deletedNow(t.Context(), goes.Key()) || v.deletedNow(t.Context(), stays.Key()) {
		t.Error("a record that is gone, or one that is there")
	}
}

func errOf[T any](_ T, err error) error { return err }

// onFirst does something when the first bytes were read.
type onFirst struct {
	do   func()
	done bool
}

func (p *onFirst) SetTotal(int64) {}

func (p *onFirst) Add(int64) {
	if !p.done {
		p.done = true
		p.do()
	}
}
