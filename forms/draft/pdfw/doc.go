// Package pdfw writes PDF 1.7 files front to back. Every object is written once; small objects go into object
// streams, the cross-reference is a stream, and the bytes depend on nothing but the calls made: no clock, no chance,
// so equal input gives an equal file (and an equal SHA-256).
//
// It owns the file structure: object numbers, streams, strings, the page tree, the cross-reference. It must not know
// what a page shows, which fonts exist, or whose document it is.
//
//	w := pdfw.New(out)
//	tree := w.NewPageTree()
//	page, content := w.Alloc(), w.Alloc()
//	w.Flate(content, "", drawing)
//	w.Put(page, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 612 792]/Contents %d 0 R>>", tree.Parent(0), content))
//	tree.Add(page)
//	catalog := w.Add(fmt.Sprintf("<</Type/Catalog/Pages %d 0 R>>", tree.Finish()))
//	err := w.Finish(catalog, 0)
package pdfw
