// Package heif decodes HEIC pictures, as iPhones write them. libheif and libde265, compiled to WebAssembly, run in
// wazero without files, clock, network or output, and with a limit of memory.
//
// The WebAssembly is the file lib/heif.wasm.gz of the Go module github.com/gen2brain/heic v0.4.5; its build recipe and
// licences lie beside it in libheif. That module itself is not imported: when a program that holds it starts, it looks
// for a libheif of the system by name and loads it into the process, which here would be the one that holds the keys.
// Whoever wants another libheif builds heif.wasm by that recipe and puts it in the same place.
//
// It owns the decoder and the few boxes that say a picture's size. It must not know what the picture is for.
package heif
