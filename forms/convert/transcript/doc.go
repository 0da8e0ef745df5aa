// Package transcript sets messages, mail and text as a PDF that can be filed: what kind of file it was, who took part,
// its hash, then every entry with its time as written, its sender and its words.
//
// It owns the look of these pages and how characters without a glyph are shown. It must not know how the formats are
// read (mail and messages do), storage, or matters. Nothing of the words is changed or left out: what the fonts cannot
// print stands as its Unicode name or code in brackets, and what could not be read is said at the head.
//
// Pages are written as they are filled, so that memory does not grow with the length of a thread. Equal records give
// equal bytes.
//
//	rec := transcript.OfMessages(export)
//	rec.SHA256 = hashOfTheFile
//	pages, err := transcript.Write(w, rec)
package transcript
