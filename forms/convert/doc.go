// Package convert reads the files people bring as evidence: pictures, films, recordings, mail, message exports, office
// papers. It sets them as pages, takes out what they carry, says what is hidden in them, and writes copies without that.
//
// Such a file is parsed in a child process of our own executable (see forms/pdfview/worker), which has no key, no file
// name and no environment. The parent serves byte ranges and takes the output; it never looks into the file, beyond the
// comparison of a few bytes in Detect.
//
// It owns the child, its limits, and which reader is for which kind of file. The readers are the packages below it.
// It must not know storage, the window, or what the evidence is for.
//
//	c := &convert.Converter{}
//	defer c.Close()
//	made, err := c.Pages(ctx, convert.Source{R: file, Size: size}, out)
package convert
