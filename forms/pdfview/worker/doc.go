// Package worker runs code apart: in a child process that is our own
// executable again, started with a flag. Files that came from outside are
// parsed there and never in the process that holds the keys.
//
// It owns the start and the end of a child, its limits, and the frames that
// go over its two pipes. It must not know what the frames are about.
//
// A child gets no environment, no file name and no key. Its standard error is
// discarded: a crash dump may hold a page.
package worker
