package main

import (
	"context"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/vault"
)

// snapshotsOf reads every matter of a client, each whole; a client without a matter gives one snapshot of the client's
// own records.
func snapshotsOf(ctx context.Context, v *vault.Vault, client string) ([]*cases.Snapshot, error) {
	c, err := vault.Get[cases.Client](ctx, v, client)
	if err != nil {
		return nil, err
	}
	matters, err := vault.List[cases.Matter](ctx, v, "")
	if err != nil {
		return nil, err
	}
	var out []*cases.Snapshot
	for _, m := range matters {
		if m.ClientID != client {
			continue
		}
		s, err := v.Snapshot(ctx, m.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	if len(out) > 0 {
		return out, nil
	}
	s := &cases.Snapshot{Client: c}
	stream := cases.ClientStream(client)
	for _, err := range []error{
		listInto(ctx, v, stream, &s.Parties), listInto(ctx, v, stream, &s.Story), listInto(ctx, v, stream, &s.Choices), listInto(ctx, v, stream, &s.Timeline),
		listInto(ctx, v, stream, &s.Exploitations), listInto(ctx, v, stream, &s.Sittings), listInto(ctx, v, stream, &s.Explained),
	} {
		if err != nil {
			return nil, err
		}
	}
	return []*cases.Snapshot{s}, nil
}

func listInto[T cases.Record](ctx context.Context, v *vault.Vault, stream string, list *[]T) (err error) {
	*list, err = vault.List[T](ctx, v, stream)
	return err
}
