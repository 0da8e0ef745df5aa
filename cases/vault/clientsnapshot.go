package vault

import (
	"context"
	"fmt"

	"github.com/harborfile/harborfile/cases"
)

// ClientSnapshot reads everything about one client outside of the matters, in one transaction: a client may be here
// before any matter is. Matter is the zero value.
func (v *Vault) ClientSnapshot(ctx context.Context, clientID string) (*cases.Snapshot, error) {
	if err := v.gate.enter(); err != nil {
		return nil, err
	}
	defer v.gate.leave()
	s, err := v.clientSnapshot(ctx, clientID)
	if err != nil {
		return nil, fmt.Errorf("snapshot of client %s: %w", clientID, explain(err))
	}
	return s, nil
}

func (v *Vault) clientSnapshot(ctx context.Context, clientID string) (*cases.Snapshot, error) {
	tx, err := v.read.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	s := &cases.Snapshot{}
	if err := one(ctx, tx, clientID, &s.Client); err != nil {
		return nil, err
	}
	for _, stream := range []string{cases.OfficeStream, cases.ClientStream(clientID)} {
		if err := addStream(ctx, tx, stream, s); err != nil {
			return nil, err
		}
	}
	if s.Arrests, err = arrestsOf(ctx, tx, clientID); err != nil {
		return nil, err
	}
	order(s)
	return s, nil
}
