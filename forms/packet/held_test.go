package packet

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
)

// A packet that the address firewall stopped does not leave by any door before somebody takes it on.
func TestHeldPacket(t *testing.T) {
	b := &Built{Stopped: &SecretFound{Hits: []Hit{{Kind: SecretHome, Where: inText, Page: 3}}}}
	leaves := func() []error {
		_, save := b.Save(filepath.Join(t.TempDir(), "out"))
		_, keep := b.Keep(context.Background(), nil)
		return []error{save, keep, b.Note(context.Background(), nil)}
	}
	for _, o := range []Override{{}, {Person: "Ada Counsel"}, {Reason: "the client asked for it"}, {Person: "Ada Counsel", Reason: " ok "}, {Person: " ", Reason: "the client asked for it"}} {
		if err := b.Allow(o); !errors.Is(err, ErrNoReason) || !b.Held() {
			t.Errorf("%+v: %v", o, err)
		}
		for i, err := range leaves() {
			if !errors.Is(err, cases.ErrSecretAddress) {
				t.Errorf("door %d is open: %v", i, err)
			}
		}
	}
	if err := b.Allow(Override{Person: " Ada Counsel ", Reason: "the client asked for it"}); err != nil || b.Held() {
		t.Errorf("%v", err)
	}
	if got := b.override.String(); got != "Ada Counsel: the client asked for it" {
		t.Errorf("the log says %q", got)
	}
}

// An earlier version whose list was changed is not taken for what left.
func TestEarlierVersionThatIsDamaged(t *testing.T) {
	for name, k := range map[string]cases.Packet{
		"no list":       {Recipient: cases.OfficeCopy, Manifest: "{"},
		"files missing": {Recipient: cases.OfficeCopy, Manifest: `{"files":[{"name":"packet.pdf"}]}`},
		"lines":         {Recipient: cases.OfficeCopy, Manifest: `{}`, Lines: "["},
	} {
		if _, err := Again(context.Background(), &cases.Snapshot{}, nil, nil, k, time.Now()); !errors.Is(err, cases.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
