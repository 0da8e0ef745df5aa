// Package fill is one PDF form: open it, read its fields, set values, draw them, flatten it. It also makes our own
// fillable forms from a Template.
//
// It owns everything that touches the objects of a form PDF. It knows field names, rectangles and text; it does not
// know clients, facts or storage, and it writes no file: bytes come in and bytes go out.
//
// What it promises:
//
//   - A blank is never trusted. Open bounds time and memory and turns every defect into one of the errors of this
//     package; it does not panic.
//   - Nothing is clipped, dropped or substituted silently. Text that has no room becomes an Overflow record, and a
//     character that no font can draw is a MissingGlyph error.
//   - Scripts, XFA, usage rights and encryption are gone from everything it writes.
//
// pdfcpu reads and decrypts the file; its form package is never used. Fields, appearances, flattening and writing
// are ours, so that the same input gives the same bytes.
package fill
