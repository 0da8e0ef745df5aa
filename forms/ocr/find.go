package ocr

import (
	"bufio"
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// Engine is an installed tesseract. It is safe for use from several goroutines; each call is a process of its own.
type Engine struct {
	path      string
	version   string
	languages []string // its own names, such as eng and spa
}

// askTime is the longest that the program may take to say its version or its languages.
const askTime = 10 * time.Second

// Find looks for a tesseract in the folders of the search path and where its installers put it. ok is false where there
// is none that answers.
func Find() (e *Engine, ok bool) {
	if path, err := exec.LookPath("tesseract"); err == nil {
		if e, ok = At(path); ok {
			return e, true
		}
	}
	for _, path := range places(runtime.GOOS, os.Getenv) {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			if e, ok = At(path); ok {
				return e, true
			}
		}
	}
	return nil, false
}

// places is where installers put the program on a system.
func places(system string, env func(string) string) []string {
	switch system {
	case "windows":
		var out []string
		for _, at := range [][]string{{"ProgramFiles"}, {"ProgramW6432"}, {"ProgramFiles(x86)"}, {"LocalAppData", "Programs"}, {"LocalAppData"}} {
			if root := env(at[0]); root != "" {
				out = append(out, filepath.Join(append(append([]string{root}, at[1:]...), "Tesseract-OCR", "tesseract.exe")...))
			}
		}
		return out
	case "darwin": // a program started from the Dock has a short search path
		return []string{"/opt/homebrew/bin/tesseract", "/usr/local/bin/tesseract", "/opt/local/bin/tesseract"}
	}
	return []string{"/usr/bin/tesseract", "/usr/local/bin/tesseract"}
}

// At asks the program at path what it is. ok is false where it does not answer as a tesseract does.
func At(path string) (*Engine, bool) {
	e := &Engine{path: path}
	first, _, _ := bytes.Cut(e.ask("--version"), []byte("\n"))
	fields := strings.Fields(string(first))
	if len(fields) < 2 || fields[0] != "tesseract" {
		return nil, false
	}
	e.version = strings.TrimPrefix(fields[1], "v")
	lines := bufio.NewScanner(bytes.NewReader(e.ask("--list-langs")))
	for lines.Scan() {
		// The heading has spaces; osd tells how a page lies and knows no words.
		if name := strings.TrimSpace(lines.Text()); name != "" && name != "osd" && !strings.ContainsAny(name, " :") {
			e.languages = append(e.languages, name)
		}
	}
	slices.Sort(e.languages)
	return e, len(e.languages) > 0
}

// ask runs the program without a picture; early versions answer on standard error.
func (e *Engine) ask(what string) []byte {
	ctx, cancel := context.WithTimeout(context.Background(), askTime)
	defer cancel()
	cmd := e.command(ctx, what)
	out := &bounded{limit: 1 << 20}
	cmd.Stdout, cmd.Stderr = out, out
	_ = cmd.Run()
	return out.said.Bytes()
}

// Tool is the program and its version, for the record of what it made: "tesseract 5.3.0".
func (e *Engine) Tool() string { return "tesseract " + e.version }

// Languages are the languages that are installed, by the program's own names: eng, spa.
func (e *Engine) Languages() []string { return slices.Clone(e.languages) }

// Reads reports whether a language, by its ISO 639-1 code, is installed.
func (e *Engine) Reads(code string) bool { return slices.Contains(e.languages, ownName(code)) }
