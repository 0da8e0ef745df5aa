package pdfview

import (
	"bytes"
	"image/color"
	"image/jpeg"
	"slices"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"github.com/harborfile/harborfile/forms/pdfview/worker"
)

// A scan is a JPEG that lies upright at the bottom of a page, under everything
// else the page shows. It is decoded here, still in the child: natively that
// takes a third of what PDFium's WebAssembly takes. PDFium draws the rest of
// the page over it.
type scan struct {
	object references.FPDF_PAGEOBJECT
	bytes  []byte     // the JPEG
	at     [4]float64 // left, bottom, right, top in the page's user space
}

// leastScan is how many pixels are worth the trouble.
const leastScan = 300_000

// scan finds the JPEG of a page. Anything that would make it look otherwise
// than its plain pixels (a mask, a soft mask, a decode array, a profile, a
// clip, a layer, a blend) leaves the page to PDFium.
func (d *document) scan(n int) (s scan, ok bool) {
	p, page := d.pdfium, d.page(n)
	if turned, err := p.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page}); err != nil || turned.PageRotation != 0 {
		return s, false
	}
	if notes, err := p.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page}); err != nil || notes.Count > 0 {
		return s, false
	}
	if see, err := p.FPDFPage_HasTransparency(&requests.FPDFPage_HasTransparency{Page: page}); err != nil || see.HasTransparency {
		return s, false
	}
	bottom, err := p.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: page, Index: 0})
	if err != nil {
		return s, false
	}
	s.object = bottom.PageObject
	if kind, err := p.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: s.object}); err != nil || kind.Type != enums.FPDF_PAGEOBJ_IMAGE {
		return s, false
	}
	if s.at, ok = d.upright(s.object); !ok || !d.unclipped(s) || !d.unmarked(s.object) {
		return s, false
	}
	return s, d.jpeg(page, &s)
}

// upright reads where a picture lies; ok is false where it is turned,
// mirrored, skewed or blended.
func (d *document) upright(o references.FPDF_PAGEOBJECT) (at [4]float64, ok bool) {
	if see, err := d.pdfium.FPDFPageObj_HasTransparency(&requests.FPDFPageObj_HasTransparency{PageObject: o}); err != nil || see.HasTransparency {
		return at, false
	}
	r, err := d.pdfium.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
	if err != nil {
		return at, false
	}
	m := r.Matrix
	if m.B != 0 || m.C != 0 || !(m.A > 1) || !(m.D > 1) || m.A > 20_000 || m.D > 20_000 {
		return at, false
	}
	x, y := float64(m.E), float64(m.F)
	return [4]float64{x, y, x + float64(m.A), y + float64(m.D)}, true
}

// unclipped reports whether the picture is seen whole: no clip, or a rectangle
// around it.
func (d *document) unclipped(s scan) bool {
	clip, err := d.pdfium.FPDFPageObj_GetClipPath(&requests.FPDFPageObj_GetClipPath{PageObject: s.object})
	if err != nil {
		return false
	}
	paths, err := d.pdfium.FPDFClipPath_CountPaths(&requests.FPDFClipPath_CountPaths{ClipPath: clip.ClipPath})
	if err != nil {
		return true // PDFium's word for "none"
	}
	if paths.Count > 8 {
		return false
	}
	for i := range paths.Count {
		if !d.around(clip.ClipPath, i, s.at) {
			return false
		}
	}
	return true
}

// around reports whether a path of a clip is a rectangle that holds at.
func (d *document) around(clip references.FPDF_CLIPPATH, path int, at [4]float64) bool {
	n, err := d.pdfium.FPDFClipPath_CountPathSegments(&requests.FPDFClipPath_CountPathSegments{ClipPath: clip, PathIndex: path})
	if err != nil || n.Count < 4 || n.Count > 5 {
		return false
	}
	var xs, ys []float64
	for i := range n.Count {
		seg, err := d.pdfium.FPDFClipPath_GetPathSegment(&requests.FPDFClipPath_GetPathSegment{ClipPath: clip, PathIndex: path, SegmentIndex: i})
		if err != nil {
			return false
		}
		r, err := d.pdfium.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: seg.PathSegment})
		if err != nil {
			return false
		}
		xs, ys = append(xs, float64(r.X)), append(ys, float64(r.Y))
	}
	const slack = 0.2 // points
	for i := range xs {
		if xs[i] > at[0]+slack && xs[i] < at[2]-slack || ys[i] > at[1]+slack && ys[i] < at[3]-slack {
			return false
		}
		if next := (i + 1) % len(xs); xs[i] != xs[next] && ys[i] != ys[next] {
			return false // a slanted side
		}
	}
	return true
}

// unmarked reports whether the picture belongs to no layer that may be hidden.
func (d *document) unmarked(o references.FPDF_PAGEOBJECT) bool {
	marks, err := d.pdfium.FPDFPageObj_CountMarks(&requests.FPDFPageObj_CountMarks{PageObject: o})
	if err != nil || marks.Count > 8 {
		return false
	}
	for i := range marks.Count {
		mark, err := d.pdfium.FPDFPageObj_GetMark(&requests.FPDFPageObj_GetMark{PageObject: o, Index: uint64(i)})
		if err != nil {
			return false
		}
		name, err := d.pdfium.FPDFPageObjMark_GetName(&requests.FPDFPageObjMark_GetName{PageObjectMark: mark.Mark})
		if err != nil || name.Name == "OC" {
			return false
		}
	}
	return true
}

// jpeg takes the picture's own bytes, and makes sure that nothing but the
// plain picture is meant.
func (d *document) jpeg(page requests.Page, s *scan) bool {
	filters, err := d.pdfium.FPDFImageObj_GetImageFilterCount(&requests.FPDFImageObj_GetImageFilterCount{ImageObject: s.object})
	if err != nil || filters.Count != 1 {
		return false
	}
	filter, err := d.pdfium.FPDFImageObj_GetImageFilter(&requests.FPDFImageObj_GetImageFilter{ImageObject: s.object, Index: 0})
	if err != nil || filter.ImageFilter != "DCTDecode" {
		return false
	}
	raw, err := d.pdfium.FPDFImageObj_GetImageDataRaw(&requests.FPDFImageObj_GetImageDataRaw{ImageObject: s.object})
	if err != nil {
		return false
	}
	dict, ok := d.source.before(raw.Data)
	if !ok || !plainPicture(dict) {
		return false
	}
	facts, err := d.pdfium.FPDFImageObj_GetImageMetadata(&requests.FPDFImageObj_GetImageMetadata{Page: page, ImageObject: s.object})
	if err != nil {
		return false
	}
	head, err := jpeg.DecodeConfig(bytes.NewReader(raw.Data))
	m := facts.ImageMetadata
	if err != nil || uint(head.Width) != m.Width || uint(head.Height) != m.Height {
		return false
	}
	if area := head.Width * head.Height; area < leastScan || area > worker.MaxPixels {
		return false
	}
	s.bytes = raw.Data
	return d.plainColours(page, s.object, m, head.ColorModel)
}

// plainColours reports whether the numbers of the JPEG are the colours of the
// screen: grey or RGB of the device, or RGB by a profile that says just that.
func (d *document) plainColours(page requests.Page, o references.FPDF_PAGEOBJECT, m structs.FPDF_IMAGEOBJ_METADATA, model color.Model) bool {
	switch {
	case model == color.GrayModel:
		return m.Colorspace == enums.FPDF_COLORSPACE_DEVICEGRAY
	case model != color.YCbCrModel && model != color.RGBAModel:
		return false // four inks
	case m.Colorspace == enums.FPDF_COLORSPACE_DEVICERGB:
		return true
	case m.Colorspace != enums.FPDF_COLORSPACE_ICCBASED:
		return false
	}
	icc, err := d.pdfium.FPDFImageObj_GetIccProfileDataDecoded(&requests.FPDFImageObj_GetIccProfileDataDecoded{Page: page, ImageObject: o})
	return err == nil && bytes.Contains(icc.Data, []byte("sRGB IEC61966"))
}

// harmless are the names a dictionary of a plain picture consists of.
var harmless = []string{"Type", "XObject", "Subtype", "Image", "Width", "Height", "BitsPerComponent", "Length", "Filter", "DCTDecode",
	"ColorSpace", "DeviceGray", "DeviceRGB", "ICCBased", "Name", "Interpolate"}

// plainPicture reports whether a stream dictionary asks for nothing but the
// picture itself. What it does not know, it does not take for harmless.
func plainPicture(dict []byte) bool {
	if bytes.ContainsAny(dict, "#(%") {
		return false // names in disguise, texts, comments
	}
	tokens := bytes.FieldsFunc(bytes.ReplaceAll(dict, []byte("/"), []byte(" /")), func(r rune) bool {
		return bytes.ContainsRune([]byte("<>[] \t\r\n\f\x00"), r)
	})
	for i, t := range tokens {
		named := i > 0 && string(tokens[i-1]) == "/Name"
		if t[0] == '/' && !named && !slices.Contains(harmless, string(t[1:])) {
			return false
		}
	}
	return len(tokens) > 0
}
