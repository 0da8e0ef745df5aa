package main

import (
	"context"
	"io"
	"os"
)

// readInput reads a whole file or pipe that the user named, at most limit bytes and one more, so that the caller sees
// what is too long. A pipe that nobody writes to ends with ctx, not never.
func readInput(ctx context.Context, path string, limit int64) ([]byte, error) {
	return untilEnded(ctx, func() ([]byte, error) { return readUpTo(path, limit+1) })
}

// untilEnded gives a reading up when ctx ends.
func untilEnded(ctx context.Context, read func() ([]byte, error)) ([]byte, error) {
	type content struct {
		text []byte
		err  error
	}
	done := make(chan content, 1)
	go func() {
		text, err := read()
		done <- content{text, err}
	}()
	select {
	case c := <-done:
		return c.text, c.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func readUpTo(path string, limit int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, stopped(nil, "This is a folder, and a file is read here.", "Nothing was written.", "Name the file itself.")
	}
	return io.ReadAll(io.LimitReader(f, limit))
}

// openOriginal opens a file to be sealed. A device or a pipe is no original: it may have no end, and reads otherwise
// the next time.
func openOriginal(path string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, stopped(nil, "This is a folder, and the vault takes in file by file.", "Nothing of it was added.", "Name the files in it.")
	case !info.Mode().IsRegular():
		return nil, stopped(nil, "This is a device or a pipe, not a file.", "Nothing was added.", "Save it as a file first and name that.")
	}
	return os.Open(path)
}
