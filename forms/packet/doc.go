// Package packet makes what leaves the office: one PDF (or several parts) with
// cover, contents, filled forms, drafted documents and exhibits, a number on
// every page, bookmarks, and a manifest that others can verify.
//
// The way of a packet:
//
//	gather   matter -> items, in filing order; who may have which
//	prepare  each source becomes a PDF that can be copied (images, fields, repairs)
//	plan     numbers, contents and parts are settled, before a byte is written
//	assemble one pass over the sources into the output, in a child process
//	inspect  the final bytes are read back: preflight and address firewall
//
// It owns the plan, the sheets it sets itself, the copying of source pages,
// preflight, firewall and manifest. Only here and in forms/fill is pdfcpu used;
// it runs in a child process of our own binary, as PDFium does, because
// exhibits come from outside.
//
// It must not know SQL, Fyne, or how forms and documents are made. Package
// verify, below it, is what a third party runs on the finished folder.
package packet
