package main

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPassphraseFile(t *testing.T) {
	for content, want := range map[string]string{"four words\n": "four words", "four words\r\n": "four words", "four words\n\n": "four words\n", "": "", "\n": ""} {
		path := filepath.Join(t.TempDir(), "pass")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := passphraseFrom(path)
		if got.Reveal() != want || (err == nil) != (want != "") {
			t.Errorf("%q gives %q, %v", content, got.Reveal(), err)
		}
	}
	if _, err := passphraseFrom(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a missing file gives a passphrase")
	}
}

func TestLogDropsClientWords(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(guarded{slog.NewTextHandler(&out, nil)})
	log.With("name", "Zzcanary").Error("shown", "op", "fail", "id", "4F2A", "name", "Zzcanary", "path", "/home/Zzcanary")
	log.WithGroup("g").Info("more", slog.Group("client", "name", "Zzcanary"))
	if s := out.String(); strings.Contains(s, "Zzcanary") || !strings.Contains(s, "op=fail") || !strings.Contains(s, "id=4F2A") {
		t.Errorf("the log says %s", s)
	}
}

// TestOneID holds FyneApp.toml and the program together: preferences are found by the id.
func TestOneID(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte(`"`+appID+`"`)) {
		t.Errorf("FyneApp.toml has another ID than %s", appID)
	}
}

func TestFlags(t *testing.T) {
	if got := run([]string{"--version"}); got != 0 {
		t.Errorf("--version ends with %d", got)
	}
	if got := run([]string{"--no-such-flag"}); got != 2 {
		t.Errorf("an unknown flag ends with %d", got)
	}
	if got := run([]string{"--passphrase-file", filepath.Join(t.TempDir(), "none")}); got != 1 {
		t.Errorf("a missing passphrase file ends with %d", got)
	}
}
