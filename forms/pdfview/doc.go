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
// The package also holds Gate, the check that a filled form shows what was
// asked of it and nothing else.
//
// It must not know clients, matters, the vault, forms or packets.
package pdfview
