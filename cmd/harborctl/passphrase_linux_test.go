package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// At a terminal the passphrase is asked for and never shown.
func TestPassphraseIsNotShown(t *testing.T) {
	keyboard, terminal := openTerminal(t)
	var asked bytes.Buffer
	a := newApp()
	a.in, a.err = terminal, &asked
	go func() {
		// Typed a moment later, when the terminal's echo is off.
		time.Sleep(200 * time.Millisecond)
		keyboard.WriteString("three fictional clients\n")
	}()
	secret, err := a.askPassphrase("Passphrase: ")
	if err != nil || secret.Reveal() != passphrase {
		t.Fatalf("read %d letters, %v", len(secret.Reveal()), err)
	}
	if asked.String() != "Passphrase: \n" {
		t.Errorf("asked with %q", asked.String())
	}
	keyboard.SetReadDeadline(time.Now().Add(200 * time.Millisecond))
	shown := make([]byte, 200)
	n, _ := keyboard.Read(shown)
	if strings.Contains(string(shown[:n]), "fictional") {
		t.Errorf("the terminal showed %q", shown[:n])
	}
}

// openTerminal makes a terminal: what is written to keyboard is typed, and what it reads is shown.
func openTerminal(t *testing.T) (keyboard, terminal *os.File) {
	t.Helper()
	fd, err := unix.Open("/dev/ptmx", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC|unix.O_NONBLOCK, 0)
	if err != nil {
		t.Skipf("no terminal can be made here: %v", err)
	}
	keyboard = os.NewFile(uintptr(fd), "keyboard")
	t.Cleanup(func() { keyboard.Close() })
	number, err := unix.IoctlGetInt(fd, unix.TIOCGPTN)
	if err != nil {
		t.Fatal(err)
	}
	if err := unix.IoctlSetPointerInt(fd, unix.TIOCSPTLCK, 0); err != nil {
		t.Fatal(err)
	}
	terminal, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", number), os.O_RDWR|unix.O_NOCTTY, 0)
	if err != nil {
		t.Skipf("no terminal can be made here: %v", err)
	}
	t.Cleanup(func() { terminal.Close() })
	return keyboard, terminal
}
