package main

import (
	"testing"
	"time"
)

// TestBoxGoesByItself shows real boxes; nobody answers, and what they waited for comes.
func TestBoxGoesByItself(t *testing.T) {
	for _, m := range []message{slowAsk, slowTell} {
		gone, answered := make(chan struct{}), make(chan bool)
		go func() { answered <- showBox(m, gone) }()
		select {
		case yes := <-answered:
			t.Fatalf("message %d was answered with %v by nobody", m, yes)
		case <-time.After(2 * time.Second):
		}
		close(gone)
		select {
		case yes := <-answered:
			if yes {
				t.Errorf("message %d went and left a yes", m)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("message %d stays", m)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for id, want := range map[uint16]language{0x0409: english, 0x0809: english, 0x040A: spanish, 0x080A: spanish, 0x0C0A: spanish, 0x540A: spanish, 0x0416: english, 0x0407: english, 0: english} {
		if got := languageOf(id); got != want {
			t.Errorf("%#04x: %d", id, got)
		}
	}
}
