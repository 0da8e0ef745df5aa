// Package imagepage writes PDF files whose pages are one picture each, with words laid invisibly behind it, so that a
// scan or a page made anew from pixels can be searched, selected and read aloud.
//
// It owns the picture's coding, the invisible font and the place of each word. Nothing but the pictures, the words and
// a neutral title goes into the file: no clock, no program's name, no metadata, none of the hidden segments of a JPEG.
// Equal calls give equal bytes. It must not know where pictures or words come from, nor whose they are.
//
//	w := imagepage.New(out, "Exhibit")
//	err := w.Page(612, 792, imagepage.Picture{Image: drawn}, words)
//	err = w.Close()
package imagepage
