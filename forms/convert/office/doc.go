// Package office reads the words of office files for search and for transcripts: DOCX, ODT, RTF, HTML, CSV, VCF, and
// plain text in any character set. It renders nothing: for filing, a PDF of a DOCX comes from the program that wrote it.
//
// It owns the formats and their limits. It must not know the network (a picture on the internet is named, never
// fetched), files on disk, matters or pages. What is read may be hostile: memory, depth and unpacked size are bounded,
// and nothing here panics.
//
//	words, remarks, err := office.Text(media, r, size)
package office
