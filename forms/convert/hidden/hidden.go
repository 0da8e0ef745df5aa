// Package hidden finds what a file carries that nobody sees when looking at it: where and when a photograph was taken,
// with which device, who wrote a document, over which computers a mail went. And it writes copies of pictures and films
// without that, in which the coded picture and sound are the same, bit for bit.
//
// It owns the places where such data lies in each kind of file, and its words. It must not know who reads them.
// Every reader here is for hostile files: bounded, without recursion that a file can deepen at will.
package hidden

import (
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"
)

// Thing is one thing a file carries unseen.
type Thing struct {
	Name  string // one of the names of this package
	Value string // as a person reads it
	Where bool   // it tells a place
}

// The names of things.
const (
	Place       = "place"       // latitude, longitude
	PlaceName   = "place-name"  // in words
	Height      = "height"      // above the sea
	Direction   = "direction"   // the camera looked to
	Device      = "device"      //
	Serial      = "serial"      // number of a device
	Program     = "program"     //
	Author      = "author"      //
	Editor      = "editor"      // who saved last
	Owner       = "owner"       // of the device or the rights
	Company     = "company"     //
	Taken       = "taken"       // when the picture or recording was made
	Changed     = "changed"     // when it was changed or saved
	Title       = "title"       //
	Description = "description" //
	Comment     = "comment"     //
	Keywords    = "keywords"    //
	Thumbnail   = "thumbnail"   // a small copy of the picture, which may show what was cut off
	MakerNote   = "maker-note"  // data of the device's maker, which cannot be read here
	Computer    = "computer"    // name or address of a computer
	Route       = "route"       // over which computers a mail went
	Revisions   = "revisions"   // how often and how long a document was worked on
	Markup      = "markup"      // comments or tracked changes in a document
	Attached    = "attached"    // data after the end of the picture, or a second picture or film
	Track       = "track"       // a track of data in a film, which may hold places
	Other       = "other"       //
)

var labels = map[string][2]string{
	Place: {"Place", "Lugar"}, PlaceName: {"Place", "Lugar"}, Height: {"Height above the sea", "Altura sobre el mar"},
	Direction: {"Direction of view", "Dirección de la vista"}, Device: {"Device", "Aparato"}, Serial: {"Serial number", "Número de serie"},
	Program: {"Program", "Programa"}, Author: {"Author", "Autor"}, Editor: {"Last saved by", "Guardado por última vez por"},
	Owner: {"Owner", "Propietario"}, Company: {"Company", "Empresa"}, Taken: {"Made on", "Hecho el"}, Changed: {"Changed on", "Cambiado el"},
	Title: {"Title", "Título"}, Description: {"Description", "Descripción"}, Comment: {"Comment", "Comentario"},
	Keywords: {"Keywords", "Palabras clave"}, Thumbnail: {"Small copy of the picture", "Copia pequeña de la imagen"},
	MakerNote: {"Data of the device maker", "Datos del fabricante"}, Computer: {"Computer", "Computadora"},
	Route: {"Route of the mail", "Ruta del correo"}, Revisions: {"Time worked on it", "Tiempo de trabajo"},
	Markup: {"Comments and changes", "Comentarios y cambios"}, Attached: {"Further data in the file", "Más datos en el archivo"},
	Track: {"Data track", "Pista de datos"}, Other: {"Other hidden data", "Otros datos ocultos"},
}

// Label says what the thing is; lang is "en" or "es".
func (t Thing) Label(lang string) string {
	l, ok := labels[t.Name]
	if !ok {
		l = labels[Other]
	}
	if lang == "es" {
		return l[1]
	}
	return l[0]
}

var (
	// ErrUnreadable: the file is damaged.
	ErrUnreadable = errors.New("hidden: the file cannot be read")
	// ErrKind: this cannot be done for this kind of file.
	ErrKind = errors.New("hidden: not for this kind of file")
	// ErrTooLarge: the file is beyond what is read at once.
	ErrTooLarge = errors.New("hidden: the file is too large")
)

const (
	wholeLimit = 256 << 20 // bytes of a picture file
	thingLimit = 1000
	valueLimit = 2000 // bytes of one value
)

// Find gives what a file of a kind carries, in the order of the file, each thing once.
func Find(r io.ReaderAt, size int64, media string) ([]Thing, error) {
	f := &finder{seen: map[Thing]bool{}}
	var err error
	switch {
	case media == "image/jpeg", media == "image/png", media == "image/tiff", media == "image/webp", media == "image/gif":
		var data []byte
		if data, err = whole(r, size); err == nil {
			err = f.picture(data, media)
		}
	case media == "image/heic", media == "image/avif":
		err = f.heif(r, size)
	case strings.HasPrefix(media, "video/mp4"), media == "video/quicktime", media == "audio/mp4", media == "video/3gpp":
		err = f.film(r, size)
	case strings.HasPrefix(media, "application/vnd.openxmlformats-"), strings.HasPrefix(media, "application/vnd.oasis."):
		err = f.office(r, size)
	case media == "message/rfc822":
		f.mail(head(r, size, 256<<10))
	case media == "application/rtf":
		f.rtf(head(r, size, 64<<10))
	case media == "text/html":
		f.html(head(r, size, 64<<10))
	case strings.HasPrefix(media, "audio/"):
		f.sound(r, size, media)
	}
	return f.things, err
}

// finder collects things.
type finder struct {
	things []Thing
	seen   map[Thing]bool
}

// add keeps a thing that says something.
func (f *finder) add(name, value string) { f.put(Thing{Name: name, Value: value}) }

// where keeps a thing that tells a place.
func (f *finder) where(name, value string) { f.put(Thing{Name: name, Value: value, Where: true}) }

func (f *finder) put(t Thing) {
	t.Value = clean(t.Value)
	if t.Value == "" || f.seen[t] || len(f.things) >= thingLimit {
		return
	}
	f.seen[t] = true
	f.things = append(f.things, t)
}

// clean is a value on one line, without control characters, not endless.
func clean(s string) string {
	s = strings.ToValidUTF8(s, "")
	s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || r == ' ' }), " ")
	if len(s) > valueLimit {
		s = s[:valueLimit]
		for !utf8.ValidString(s) {
			s = s[:len(s)-1]
		}
	}
	return s
}

// degrees is a place with five digits, about a metre.
func degrees(latitude, longitude float64) string {
	if math.IsNaN(latitude+longitude) || math.Abs(latitude) > 90 || math.Abs(longitude) > 180 {
		return ""
	}
	return fmt.Sprintf("%.5f, %.5f", latitude, longitude)
}

func whole(r io.ReaderAt, size int64) ([]byte, error) {
	if size > wholeLimit {
		return nil, ErrTooLarge
	}
	return head(r, size, size), nil
}

// head is the first bytes of a file.
func head(r io.ReaderAt, size, n int64) []byte { return part(r, size, 0, n) }

// part is bytes of a file, fewer where it ends.
func part(r io.ReaderAt, size, at, n int64) []byte {
	if at < 0 || at >= size || n <= 0 {
		return nil
	}
	b := make([]byte, min(n, size-at))
	got, _ := r.ReadAt(b, at)
	return b[:got]
}
