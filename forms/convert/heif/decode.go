package heif

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"errors"
	"image"
	"io"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

//go:embed libheif/heif.wasm.gz
var library []byte

// Library says what decodes, for the chain from original to page.
const Library = "libheif 1.18.2"

// memoryPages of 64 KiB bound the decoder: 640 MB. A picture of 40 megapixels needs about 300.
const memoryPages = 10_240

var (
	// ErrUnreadable: no HEIC, or damaged.
	ErrUnreadable = errors.New("heif: the picture cannot be read")
	// ErrTooLarge: more pixels than the caller takes.
	ErrTooLarge = errors.New("heif: too many pixels")
)

type engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

// start compiles the library once in a process, which takes about two seconds.
var start = sync.OnceValues(func() (*engine, error) {
	ctx := context.Background()
	z, err := gzip.NewReader(bytes.NewReader(library))
	if err != nil {
		return nil, err
	}
	wasm, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	rt := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithMemoryLimitPages(memoryPages))
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, rt); err != nil {
		return nil, err
	}
	m, err := rt.CompileModule(ctx, wasm)
	if err != nil {
		return nil, err
	}
	return &engine{rt, m}, nil
})

// Decode decodes the main picture of a file, turned as the file says. A picture of more than maxPixels is ErrTooLarge
// before anything is decoded.
func Decode(data []byte, maxPixels int) (image.Image, error) {
	e, err := start()
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	// No files, no clock, no output: the configuration gives none.
	m, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, ErrUnreadable
	}
	defer m.Close(ctx)
	c := &call{ctx: ctx, m: m}
	img := c.decode(data, maxPixels)
	return img, c.err
}

// call is one decoding.
type call struct {
	ctx context.Context
	m   api.Module
	err error
}

// shape is what the library says of a picture.
type shape struct{ width, height, space, chroma, premultiplied uint32 }

// The library's numbers of colour spaces and samplings (libheif, heif.h).
const (
	spaceYCbCr = 0
	spaceRGB   = 1
	spaceGrey  = 2
	chroma420  = 1
	chroma422  = 2
	chroma444  = 3
)

func (c *call) decode(data []byte, maxPixels int) image.Image {
	in := c.alloc(len(data))
	facts := c.alloc(5 * 4)
	if c.err != nil {
		return nil
	}
	if !c.m.Memory().Write(in, data) {
		return c.broken()
	}
	if !c.run(in, len(data), 1, facts, 0) {
		return c.broken()
	}
	s, ok := c.shape(facts)
	if !ok || s.width == 0 || s.height == 0 {
		return c.broken()
	}
	if int64(s.width)*int64(s.height) > int64(maxPixels) {
		c.err = ErrTooLarge
		return nil
	}
	p := planesOf(s)
	if p == nil {
		return c.broken()
	}
	// The library lays rows out with a stride of its own, at most a little wider: the slack keeps it inside.
	out := c.alloc(p.size + p.size/8 + 1<<16)
	if c.err != nil || !c.run(in, len(data), 0, facts, out) {
		return c.broken()
	}
	if again, ok := c.shape(facts); !ok || again != s {
		return c.broken()
	}
	pixels, ok := c.m.Memory().Read(out, uint32(p.size))
	if !ok {
		return c.broken()
	}
	return p.image(bytes.Clone(pixels)) // the memory goes with the module
}

func (c *call) broken() image.Image {
	if c.err == nil {
		c.err = ErrUnreadable
	}
	return nil
}

func (c *call) alloc(n int) uint32 {
	if c.err != nil {
		return 0
	}
	r, err := c.m.ExportedFunction("malloc").Call(c.ctx, uint64(n))
	if err != nil || len(r) == 0 || r[0] == 0 {
		c.err = ErrTooLarge
		return 0
	}
	return uint32(r[0])
}

// run calls the library's one function; sizeOnly is 1 for the head.
func (c *call) run(in uint32, n, sizeOnly int, facts, out uint32) bool {
	r, err := c.m.ExportedFunction("decode").Call(c.ctx, uint64(in), uint64(n), uint64(sizeOnly),
		uint64(facts), uint64(facts+4), uint64(facts+8), uint64(facts+12), uint64(facts+16), uint64(out))
	return err == nil && len(r) > 0 && r[0] != 0
}

func (c *call) shape(at uint32) (s shape, ok bool) {
	for i, v := range []*uint32{&s.width, &s.height, &s.space, &s.chroma, &s.premultiplied} {
		if *v, ok = c.m.Memory().ReadUint32Le(at + uint32(4*i)); !ok {
			return s, false
		}
	}
	return s, true
}
