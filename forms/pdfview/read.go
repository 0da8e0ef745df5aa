package pdfview

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/responses"
)

// text reads a page in PDFium's reading order, one line feed a line.
func (d *document) text(n int, a *answer) error {
	loaded, err := d.pdfium.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.page(n)})
	if err != nil {
		return unreadable(err)
	}
	defer d.pdfium.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := d.pdfium.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		return unreadable(err)
	}
	out := make([]rune, 0, count.Count)
	for i := 0; i < count.Count; {
		r, next, err := d.rune(loaded.TextPage, i, count.Count)
		if err != nil {
			return unreadable(err)
		}
		i = next
		out = append(out, r)
		i = next
	}
	a.Text = tidy(string(out))
	return nil
}

// rune reads the character at i and tells where the next one stands. PDFium counts a character beyond U+FFFF as two,
// each a half of its UTF-16.
func (d *document) rune(page references.FPDF_TEXTPAGE, i, count int) (r rune, next int, err error) {
	u, err := d.pdfium.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: page, Index: i})
	if err != nil {
		return 0, i, err
	}
	r = rune(u.Unicode)
	if !utf16.IsSurrogate(r) || i+1 >= count {
		return r, i + 1, nil
	}
	low, err := d.pdfium.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: page, Index: i + 1})
	if err != nil {
		return 0, i, err
	}
	if whole := utf16.DecodeRune(r, rune(low.Unicode)); whole != unicode.ReplacementChar {
		return whole, i + 2, nil
	}
	return r, i + 1, nil
}

// tidy brings PDFium's text to one form: line feeds, and a plain hyphen where
// PDFium marks the end of a divided word with U+0002.
func tidy(s string) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x02", "-", "\x00", "").Replace(s)
}

// words gathers characters into words with their place on the displayed page.
// It maps each box itself: the pixel positions go-pdfium offers count rows
// from the bottom, so a box painted by them lands on the wrong line.
func (d *document) words(n int, single bool, a *answer) error {
	g, err := d.shape(n)
	if err != nil {
		return err
	}
	loaded, err := d.pdfium.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: d.page(n)})
	if err != nil {
		return unreadable(err)
	}
	defer d.pdfium.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: loaded.TextPage})
	count, err := d.pdfium.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: loaded.TextPage})
	if err != nil {
		return unreadable(err)
	}
	var word strings.Builder
	var box Rect
	end := func() {
		if word.Len() > 0 {
			a.Words = append(a.Words, Word{Text: tidy(word.String()), Rect: box})
			word.Reset()
		}
	}
	for i := 0; i < count.Count; {
		r, at, next, err := d.char(loaded.TextPage, i, count.Count, g)
		if err != nil {
			return unreadable(err)
		}
		i = next
		if r == 0 || unicode.IsSpace(r) {
			end()
			continue
		}
		if word.Len() == 0 {
			box = at
		} else {
			box = Rect{min(box.X0, at.X0), min(box.Y0, at.Y0), max(box.X1, at.X1), max(box.Y1, at.Y1)}
		}
		word.WriteRune(r)
		if single {
			end()
		}
	}
	end()
	return nil
}

// char reads the character at i and its box, and tells where the next one stands.
func (d *document) char(page references.FPDF_TEXTPAGE, i, count int, g Geometry) (r rune, at Rect, next int, err error) {
	r, next, err = d.rune(page, i, count)
	if err != nil || r == 0 || unicode.IsSpace(r) {
		return r, Rect{}, next, err
	}
	b, err := d.pdfium.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: page, Index: i})
	if err != nil {
		return 0, Rect{}, next, err
	}
	return r, g.Place(b.Left, b.Bottom, b.Right, b.Top), next, nil
}

// links lists the link annotations of a page, at most 2,000.
func (d *document) links(n int, a *answer) error {
	g, err := d.shape(n)
	if err != nil {
		return err
	}
	start := 0
	for range 2000 {
		found, err := d.pdfium.FPDFLink_Enumerate(&requests.FPDFLink_Enumerate{Page: d.page(n), StartPos: start})
		if err != nil || found.Link == nil {
			return nil
		}
		link := Link{Page: -1}
		if r, err := d.pdfium.FPDFLink_GetAnnotRect(&requests.FPDFLink_GetAnnotRect{Link: *found.Link}); err == nil && r.Rect != nil {
			link.Rect = g.Place(float64(r.Rect.Left), float64(r.Rect.Bottom), float64(r.Rect.Right), float64(r.Rect.Top))
		}
		d.follow(*found.Link, &link)
		a.Links = append(a.Links, link)
		if found.NextStartPos == nil || *found.NextStartPos <= start {
			return nil
		}
		start = *found.NextStartPos
	}
	return nil
}

// follow finds where a link leads.
func (d *document) follow(ref references.FPDF_LINK, to *Link) {
	dest, err := d.pdfium.FPDFLink_GetDest(&requests.FPDFLink_GetDest{Document: d.ref, Link: ref})
	if err == nil && dest.Dest != nil {
		page, err := d.pdfium.FPDFDest_GetDestPageIndex(&requests.FPDFDest_GetDestPageIndex{Document: d.ref, Dest: *dest.Dest})
		if err == nil {
			to.Page = page.Index
		}
		return
	}
	action, err := d.pdfium.FPDFLink_GetAction(&requests.FPDFLink_GetAction{Link: ref})
	if err != nil || action.Action == nil {
		return
	}
	uri, err := d.pdfium.FPDFAction_GetURIPath(&requests.FPDFAction_GetURIPath{Document: d.ref, Action: *action.Action})
	if err == nil && uri.URIPath != nil {
		to.URI = *uri.URIPath
	}
}

// outline reads the bookmarks.
func (d *document) outline(a *answer) error {
	got, err := d.pdfium.GetBookmarks(&requests.GetBookmarks{Document: d.ref})
	if err != nil {
		return unreadable(err)
	}
	a.Bookmarks = bookmarks(got.Bookmarks, 0)
	return nil
}

func bookmarks(list []responses.GetBookmarksBookmark, depth int) []Bookmark {
	if depth > 16 {
		return nil
	}
	var out []Bookmark
	for _, b := range list {
		m := Bookmark{Title: b.Title, Page: -1, Kids: bookmarks(b.Children, depth+1)}
		if b.DestInfo != nil {
			m.Page = b.DestInfo.PageIndex
		} else if b.ActionInfo != nil && b.ActionInfo.DestInfo != nil {
			m.Page = b.ActionInfo.DestInfo.PageIndex
		}
		out = append(out, m)
	}
	return out
}
