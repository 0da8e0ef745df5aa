// Package pdfa looks over a paper of ours for what PDF/A-2 (ISO 19005-2, levels b and u) and its accessible level ask,
// as far as a program of our size can: it is an aid for tests and says nothing of validity. A paper that it finds nothing
// wrong with is "not validated"; nobody may call it conforming because of it.
//
// It owns the rules. It must not know how a paper is made. The file is read with qpdf, which shares no code with our
// writer; only the fonts and the content of pages are taken apart here.
//
// What it looks at: the identifier, no encryption; metadata that says what the information dictionary says, and claims no
// conformance; no scripts, actions, attached files, transparency, optional content or references to other files; every
// font embedded, its widths those of the font file, every code that is shown drawn by a glyph that is there and mapped to
// Unicode; no colour of a device without a calibrated default; everything marked, tags of known kinds in a sound tree,
// the language, the order of headings.
//
// What it does not look at: the inner form of outlines, of XMP extension schemas, of colour profiles and of pictures.
package pdfa
