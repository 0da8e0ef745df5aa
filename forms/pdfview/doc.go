// Package pdfview turns PDF pages into pixels and text.
//
// It owns the one place where files that came from outside are drawn and read:
// PDFium, compiled to WebAssembly, in a child process of our own executable.
// The process that holds the keys of the vault never parses such a file. The
// child is given no key, no path, no environment and no file system; it asks
// for byte ranges of the document over a pipe and sends back pixels and text.
// A call that takes too long, or a child that grows too large, ends the child
// and nothing else.
//
// Every program and every test binary that uses this package calls
//
//	pdfview.WorkerMain()
//
// as the first statement of main or TestMain: the same executable, started
// with the argument --pdf-worker, is the child.
//
// A page that lies on one plain JPEG, as a scan does, is decoded by Go in the
// child, which is quicker than PDFium's WebAssembly; PDFium draws the rest of
// the page over it (see scan). Thumbs draws small pages several at a time, and
// Shelf keeps pictures in memory up to a number of bytes: nothing goes to disk.
//
// The package also holds Gate, the check that a filled form shows what was
// asked of it and nothing else.
//
// It must not know clients, matters, the vault, forms or packets.
package pdfview
