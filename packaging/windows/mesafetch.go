package windows

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// FetchMesa fills a folder with the pinned libraries of Mesa for packaging.MesaVariable. The machine's own tools fetch and unpack
// (run starts them): no program of ours speaks to a network. The archive is checked before it is unpacked, and the
// libraries afterwards; a folder that already has them is left as it is.
func FetchMesa(ctx context.Context, folder string, run func(ctx context.Context, name string, args ...string) error) error {
	p, err := readPin(mesaPin)
	if err != nil {
		return err
	}
	return p.fetch(ctx, folder, run)
}

func (p pin) fetch(ctx context.Context, folder string, run func(ctx context.Context, name string, args ...string) error) error {
	if _, err := p.parts(folder); err == nil {
		return nil
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	archive := filepath.Join(folder, "mesa.7z")
	defer os.Remove(archive)
	if err := run(ctx, "curl", "--fail", "--silent", "--show-error", "--location", "--retry", "3", "--output", archive, p.URL); err != nil {
		return err
	}
	if err := isHash(archive, p.SHA256); err != nil {
		return fmt.Errorf("software drawing by Mesa %s: %w", p.Version, err)
	}
	args := []string{"e", "-y", "-bd", "-bso0", "-o" + folder, archive}
	for name := range p.Files {
		args = append(args, strings.TrimPrefix(p.Within+"/"+name, "/"))
	}
	if err := run(ctx, "7z", args...); err != nil {
		return err
	}
	_, err := p.parts(folder)
	return err
}
