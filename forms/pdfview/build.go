package pdfview

// PDFium is the build of PDFium that draws and reads here: the number of its branch, chromium/7789 for one. PDFium has
// no version numbers and its WebAssembly does not say what it was made from, so the number stands here; it is what the
// module go-pdfium says of itself. A test fails when the module brings another file than this one.
const PDFium = "7789"
