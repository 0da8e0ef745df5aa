package main

import (
	"context"
	"io"
	"log"
	"log/slog"
	"os"
	"path/filepath"
)

// logKeys are the only keys whose values reach the log. A string under any other key may hold a
// client's words and is dropped.
var logKeys = map[string]bool{"op": true, "kind": true, "form": true, "job": true, "ms": true, "n": true, "id": true, "stack": true}

// guarded is a log handler that drops every attribute that is not in logKeys.
type guarded struct{ slog.Handler }

// Handle implements slog.Handler.
func (g guarded) Handle(ctx context.Context, r slog.Record) error {
	clean := slog.NewRecord(r.Time, r.Level, r.Message, r.PC)
	r.Attrs(func(a slog.Attr) bool {
		if logKeys[a.Key] {
			clean.AddAttrs(a)
		}
		return true
	})
	return g.Handler.Handle(ctx, clean)
}

// WithAttrs implements slog.Handler: what is attached beforehand is never written.
func (g guarded) WithAttrs([]slog.Attr) slog.Handler { return g }

// WithGroup implements slog.Handler.
func (g guarded) WithGroup(string) slog.Handler { return g }

// logFile is the program's log in the user's cache folder.
func logFile() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "Harborfile", "log.txt")
}

// logTo sends the log to a file that only the user may read. Without one there is no log: the
// window works all the same.
func logTo(path string) {
	var out io.Writer = io.Discard
	if path != "" && os.MkdirAll(filepath.Dir(path), 0o700) == nil {
		if f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600); err == nil {
			out = f
		}
	}
	slog.SetDefault(slog.New(guarded{slog.NewTextHandler(out, nil)}))
	log.SetOutput(os.Stderr) // other people's messages are free text and stay out of the file
}
