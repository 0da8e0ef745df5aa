//go:build unix

package pack_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases/law/pack"
	"github.com/harborfile/harborfile/cases/law/pack/packtest"
)

// A pipe that has the name of a pack has no writer: who opened it would wait for ever, and no program would start.
func TestAPipeOnTheShelf(t *testing.T) {
	m := packtest.New(t)
	s := m.Shelf(t)
	asOf := packtest.Day(t, 10)
	if _, err := s.Install(m.Pack(t, asOf), noon(t, 20)); err != nil {
		t.Fatal(err)
	}
	pipe := filepath.Join(s.Dir, packtest.Day(t, 11)+pack.Suffix)
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	type chosen struct {
		p      *pack.Pack
		passed []pack.Passed
	}
	done := make(chan chosen, 1)
	go func() {
		p, passed := s.Choose()
		done <- chosen{p, passed}
	}()
	select {
	case c := <-done:
		if c.p == nil || c.p.AsOf != asOf || len(c.passed) != 1 {
			t.Errorf("%+v", c)
		}
	case <-time.After(20 * time.Second):
		if f, err := os.OpenFile(pipe, os.O_WRONLY|syscall.O_NONBLOCK, 0); err == nil {
			f.Close() // lets the reader go
		}
		t.Fatal("the shelf waits for a pipe")
	}
}
