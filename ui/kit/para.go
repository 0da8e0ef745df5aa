package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Para is wrapped text. Its least height is that of the width it was last given, so the
// layouts of this package give the width first and ask for the height after.
type Para struct {
	widget.BaseWidget
	words  string
	role   fyne.ThemeColorName
	size   fyne.ThemeSizeName
	style  fyne.TextStyle
	align  fyne.TextAlign
	lines  []string
	width  float32 // lines were wrapped for this width
	letter float32 // and for this text size
}

// NewPara makes wrapped text; a line break in words stays one.
func NewPara(words string, size fyne.ThemeSizeName, role fyne.ThemeColorName) *Para {
	p := &Para{words: words, role: role, size: size}
	p.ExtendBaseWidget(p)
	return p
}

// NewBoldPara is NewPara in the heavier face.
func NewBoldPara(words string, size fyne.ThemeSizeName, role fyne.ThemeColorName) *Para {
	p := NewPara(words, size, role)
	p.style.Bold = true
	return p
}

// Align places each line inside the width.
func (p *Para) Align(a fyne.TextAlign) *Para { p.align = a; return p }

// Words is the text as given.
func (p *Para) Words() string { return p.words }

// Set changes the words. The parent container has to be refreshed when the height may change.
func (p *Para) Set(words string) { p.Paint(words, p.role) }

// Paint sets words and colour role; it does nothing when nothing changes.
func (p *Para) Paint(words string, role fyne.ThemeColorName) {
	if words == p.words && role == p.role {
		return
	}
	p.words, p.role, p.width = words, role, 0
	p.Refresh()
}

// wrap breaks the words for a width, once per width and text size.
func (p *Para) wrap(width float32) []string {
	letter := size(p, p.size)
	if p.lines != nil && width == p.width && letter == p.letter {
		return p.lines
	}
	p.width, p.letter, p.lines = width, letter, p.lines[:0]
	for _, part := range strings.Split(p.words, "\n") {
		p.lines = append(p.lines, wrapLine(part, width, letter, p.style)...)
	}
	return p.lines
}

// CreateRenderer implements fyne.Widget.
func (p *Para) CreateRenderer() fyne.WidgetRenderer {
	r := &drawn{}
	height := func() float32 { return fyne.MeasureText("M", size(p, p.size), p.style).Height }
	r.layout = func(s fyne.Size) {
		lines, h := p.wrap(s.Width), height()
		for len(r.objects) < len(lines) {
			r.objects = append(r.objects, canvas.NewText("", nil))
		}
		r.objects = r.objects[:len(lines)]
		for i, o := range r.objects {
			line := o.(*canvas.Text)
			line.Text, line.Color, line.TextSize = lines[i], colour(p, p.role), p.letter
			line.TextStyle, line.Alignment = p.style, p.align
			line.Move(fyne.NewPos(0, float32(i)*h))
			line.Resize(fyne.NewSize(s.Width, h))
		}
	}
	r.min = func() fyne.Size {
		width := p.Size().Width
		if width <= 0 {
			return fyne.NewSize(40, height())
		}
		return fyne.NewSize(40, height()*float32(len(p.wrap(width))))
	}
	r.refresh = func() {
		r.layout(p.Size())
		canvas.Refresh(p)
	}
	return r
}

// wrapLine breaks one line between words; a word wider than the line is broken inside.
func wrapLine(words string, width, letter float32, style fyne.TextStyle) []string {
	if width <= 0 || fits(words, width, letter, style) {
		return []string{words}
	}
	measure := func(s string) float32 { return fyne.MeasureText(s, letter, style).Width }
	var out []string
	line := ""
	for _, word := range strings.Fields(words) {
		try := word
		if line != "" {
			try = line + " " + word
		}
		if fits(try, width, letter, style) || measure(try) <= width {
			line = try
			continue
		}
		if line != "" {
			out = append(out, line)
		}
		line = word
		for measure(line) > width && len([]rune(line)) > 1 {
			letters := []rune(line)
			n := len(letters) - 1
			for n > 1 && measure(string(letters[:n])) > width {
				n--
			}
			out, line = append(out, string(letters[:n])), string(letters[n:])
		}
	}
	return append(out, line)
}
