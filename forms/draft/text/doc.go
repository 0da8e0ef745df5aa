// Package text turns strings into lines of glyphs and draws them on PDF pages: script and direction, ligatures and
// marks, fallback from font to font, line breaking, and embedded subset fonts whose text extracts back to the same
// Unicode.
//
// It owns fonts and lines. It must not know paragraphs, pages, documents, or whose words they are. The fonts come with
// the program, so the same text gives the same bytes on every machine: Liberation Serif and Sans (Latin, Greek,
// Cyrillic), those of package fonts (Arabic, Hebrew, the scripts of India, Thai, Khmer, Burmese, Ethiopic and more),
// then DejaVu (symbols and rare letters). Only Chinese, Japanese and Korean are drawn with a font of the system, read
// when a text first holds such a character; where there is none, and for any other character that no font can draw,
// the answer is a *MissingGlyph and never a silent box.
//
//	fonts := text.NewSet(w)                              // one per output file
//	lines, err := fonts.Layout(words, 12, 468, text.Bold) // break at 468 points
//	fonts.Draw(&content, lines[0], 72, 700)              // into a page's content stream
//	// page dictionary: "/Resources<<" + fonts.Resources() + ">>"
//	err = fonts.Finish()                                 // after the last Draw, before w.Finish
package text
