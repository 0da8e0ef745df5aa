package pdfview

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"runtime"
	"slices"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

const workerFlag = "--pdf-worker"

func init() { worker.Register(workerFlag, serve) }

// WorkerMain makes the calling process a child when it was started as one, and
// then never returns. Otherwise it does nothing. It has to come first in main
// and in TestMain: before flags are read and before any file is opened.
func WorkerMain() { worker.Main() }

// docsHeld is how many documents a child keeps open: two, so that comparing a
// filled form with its blank page by page opens each only once.
const docsHeld = 2

// engine answers queries, one after the other.
type engine struct {
	pdfium pdfium.Pdfium
	in     *bufio.Reader
	out    *bufio.Writer
	docs   []*document // the one used last comes first
}

// serve starts PDFium and answers until the input ends.
func serve(in *bufio.Reader, out *bufio.Writer, cacheDir string, limits worker.Limits) error {
	instance, err := startPDFium(cacheDir, limits.MemoryMB)
	if err != nil {
		return err
	}
	w := &engine{pdfium: instance, in: in, out: out}
	if err := worker.Send(w.out, worker.Hello, nil); err != nil {
		return err
	}
	for {
		if err := w.next(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// startPDFium loads the compiled engine from the cache folder, or compiles it
// there. The compiler is asked for by name: the interpreter is many times
// slower, and a slow page looks like an endless one.
func startPDFium(cacheDir string, memoryMB int) (pdfium.Pdfium, error) {
	cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
	if err != nil {
		return nil, err
	}
	defer cache.Close(context.Background())
	pool, err := webassembly.Init(webassembly.Config{
		MinIdle: 1, MaxIdle: 1, MaxTotal: 1,
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		FSConfig: wazero.NewFSConfig(), // nothing mounted: the default would mount the whole disk
		RuntimeConfig: wazero.NewRuntimeConfigCompiler().
			WithCompilationCache(cache).
			WithMemoryLimitPages(uint32(memoryMB) * 16), // pages of 64 KiB
	})
	if err != nil {
		return nil, err
	}
	return pool.GetInstance(time.Minute)
}

// next reads one query and answers it.
func (w *engine) next() error {
	k, body, err := worker.Receive(w.in)
	if err != nil {
		return err
	}
	var q query
	if k != worker.Query {
		return ErrProtocol
	} else if err := json.Unmarshal(body, &q); err != nil {
		return err
	}
	var a answer
	if err := w.do(q, &a); errors.Is(err, errPipe) {
		return err
	} else if err != nil {
		a = answer{Err: code(err)}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	a.Held = m.HeapInuse
	reply, err := json.Marshal(a)
	if err != nil {
		return err
	}
	if len(reply) > maxAnswer {
		reply = []byte(`{"Err":"toolarge"}`)
	}
	return worker.Send(w.out, worker.Answer, reply)
}

// do runs the query on its document.
func (w *engine) do(q query, a *answer) error {
	doc, err := w.document(q)
	if err != nil {
		return err
	}
	err = w.ask(doc, q, a)
	if doc.source.lost != nil {
		return doc.source.lost // PDFium turns a broken pipe into a broken page
	}
	return err
}

// document returns the open document of the query, opening it where needed.
func (w *engine) document(q query) (*document, error) {
	for i, d := range w.docs {
		if d.id == q.Doc {
			copy(w.docs[1:i+1], w.docs[:i])
			w.docs[0] = d
			return d, nil
		}
	}
	if len(w.docs) >= docsHeld {
		w.docs[docsHeld-1].close()
		w.docs = w.docs[:docsHeld-1]
	}
	src := newSource(w.in, w.out, q.Size)
	d, err := openDocument(w.pdfium, src, q.Doc)
	if src.lost != nil {
		return nil, src.lost
	}
	if err != nil {
		return nil, err
	}
	w.docs = append([]*document{d}, w.docs...)
	return d, nil
}

// forget closes a document, so that no later query meets it as it is now.
func (w *engine) forget(d *document) {
	d.close()
	w.docs = slices.DeleteFunc(w.docs, func(have *document) bool { return have == d })
}

func (w *engine) ask(doc *document, q query, a *answer) error {
	a.Pages = doc.pages
	switch q.Op {
	case opOpen:
		return nil
	case opOutline:
		return doc.outline(a)
	case opTraits:
		return doc.traits(a)
	case opThumbs:
		return doc.thumbs(q, w.out, a)
	case opSave:
		defer w.forget(doc) // flattening has changed it
		return doc.save(w.out, q.Flatten)
	}
	if q.Page < 0 || q.Page >= doc.pages {
		return ErrNoPage
	}
	switch q.Op {
	case opPage:
		return doc.geometry(q.Page, a)
	case opRender:
		return doc.render(q, w.out, a)
	case opText:
		return doc.text(q.Page, a)
	case opWords:
		return doc.words(q.Page, q.Single, a)
	case opLinks:
		return doc.links(q.Page, a)
	}
	return ErrProtocol
}
