// Package ocr recognises words in pictures with a tesseract that is installed on this computer.
//
// It owns the finding of that program and the one way it is used: pixels go in over its standard input, words and
// their places come back over its standard output. No file is written, by us or by it: the pixels go as a plain
// bitmap, which it reads from memory on every system. It gets an empty environment but for what it needs to start, one
// thread, a time limit and, where the system has one for other programs, a memory limit.
//
// Nothing here is required: without a tesseract Find says so, and everything else of the program works.
//
// It must not know PDF, evidence or the vault.
package ocr
