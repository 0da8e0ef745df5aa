package heif

import "image"

// planes says how the library lays the samples of a picture out: rows have at least 64 samples, and are padded to 16
// bytes.
type planes struct {
	shape
	stride, chromaStride, chromaRows int
	size                             int
}

// row is the bytes of a row of so many samples.
func row(samples, bytes int) int { return (max(samples, 64)*bytes + 15) &^ 15 }

// planesOf is nil for a layout that is not known.
func planesOf(s shape) *planes {
	w, h := int(s.width), int(s.height)
	p := &planes{shape: s, stride: row(w, 1)}
	switch s.space {
	case spaceYCbCr:
		switch s.chroma {
		case chroma420:
			p.chromaStride, p.chromaRows = row((w+1)/2, 1), (h+1)/2
		case chroma422:
			p.chromaStride, p.chromaRows = row((w+1)/2, 1), h
		case chroma444:
			p.chromaStride, p.chromaRows = row(w, 1), h
		default:
			return nil
		}
	case spaceRGB:
		p.stride = row(w, 4)
	case spaceGrey:
	default:
		return nil
	}
	p.size = p.stride*h + 2*p.chromaStride*p.chromaRows
	return p
}

// image lays a picture over the samples.
func (p *planes) image(b []byte) image.Image {
	r := image.Rect(0, 0, int(p.width), int(p.height))
	switch {
	case p.space == spaceGrey:
		return &image.Gray{Pix: b, Stride: p.stride, Rect: r}
	case p.space == spaceRGB && p.premultiplied == 1:
		return &image.RGBA{Pix: b, Stride: p.stride, Rect: r}
	case p.space == spaceRGB:
		return &image.NRGBA{Pix: b, Stride: p.stride, Rect: r}
	}
	luma, chroma := p.stride*r.Dy(), p.chromaStride*p.chromaRows
	ratio := map[uint32]image.YCbCrSubsampleRatio{chroma420: image.YCbCrSubsampleRatio420,
		chroma422: image.YCbCrSubsampleRatio422, chroma444: image.YCbCrSubsampleRatio444}[p.chroma]
	return &image.YCbCr{Y: b[:luma], Cb: b[luma : luma+chroma], Cr: b[luma+chroma : luma+2*chroma],
		YStride: p.stride, CStride: p.chromaStride, SubsampleRatio: ratio, Rect: r}
}
