// Package docx writes a draft.Document as a file for word processing programs, and reads such a file back after an
// attorney edited it, so that our own typesetter sets it in pages.
//
// It owns the package of parts, the names of the styles, and what of a foreign file can be carried. It must not know
// storage, versions, or whose paper it is. A file that came from outside is read in a child process (see
// forms/pdfview/worker): Apart is the only way in for such a file.
//
//	file, err := docx.Write(doc, "")
//	read, err := docx.Apart(ctx, file)   // read.Doc has the blocks, read.Left says what could not be carried
package docx
