package kit

import (
	"sort"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/harborfile/harborfile/ui/theme"
)

// Text is one line without padding that follows the theme and ends in "…" when space is short.
// widget.Label carries 8 units of padding and rich text; in list rows both cost too much.
type Text struct {
	widget.BaseWidget
	words string
	role  fyne.ThemeColorName
	size  fyne.ThemeSizeName
	style fyne.TextStyle
	align fyne.TextAlign
	whole bool
}

// NewText makes a line of text in a size and a colour role of the theme.
func NewText(words string, size fyne.ThemeSizeName, role fyne.ThemeColorName) *Text {
	t := &Text{words: words, role: role, size: size}
	t.ExtendBaseWidget(t)
	return t
}

// NewBold is NewText in the heavier face.
func NewBold(words string, size fyne.ThemeSizeName, role fyne.ThemeColorName) *Text {
	t := NewText(words, size, role)
	t.style.Bold = true
	return t
}

// NewMono is NewText in the fixed-width face, for codes that are read letter by letter.
func NewMono(words string, size fyne.ThemeSizeName, role fyne.ThemeColorName) *Text {
	t := NewText(words, size, role)
	t.style.Monospace = true
	return t
}

// Whole makes the text claim its full width: it is never shortened.
func (t *Text) Whole() *Text { t.whole = true; return t }

// Align places the words inside the width the text is given.
func (t *Text) Align(a fyne.TextAlign) *Text { t.align = a; return t }

// Mono reports whether the text is in the fixed-width face.
func (t *Text) Mono() bool { return t.style.Monospace }

// Words is the full text, shortened on screen or not.
func (t *Text) Words() string { return t.words }

// Set changes the words.
func (t *Text) Set(words string) { t.Paint(words, t.role, t.style.Bold) }

// Paint sets words, colour role and weight; it does nothing when nothing changes.
func (t *Text) Paint(words string, role fyne.ThemeColorName, bold bool) {
	if words == t.words && role == t.role && bold == t.style.Bold {
		return
	}
	t.words, t.role, t.style.Bold = words, role, bold
	t.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	line := canvas.NewText("", nil)
	fit := func(s fyne.Size) {
		line.Resize(s)
		line.Text = shorten(t.words, s.Width, line.TextSize, t.style)
	}
	least := func() fyne.Size {
		if t.whole {
			return fyne.MeasureText(t.words, size(t, t.size), t.style)
		}
		return fyne.NewSize(12, fyne.MeasureText("M", size(t, t.size), t.style).Height)
	}
	refresh := func() {
		line.Color, line.TextSize = colour(t, t.role), size(t, t.size)
		line.TextStyle, line.Alignment = t.style, t.align
		fit(t.Size())
		line.Refresh()
	}
	return draw(least, fit, refresh, line)
}

// shorten cuts words to a width. Measuring shapes the text and dominates a list jump, so text
// that surely fits is not measured at all.
func shorten(words string, width, size float32, style fyne.TextStyle) string {
	if width <= 0 || fits(words, width, size, style) || fyne.MeasureText(words, size, style).Width <= width+0.5 {
		return words
	}
	letters := []rune(words)
	n := sort.Search(len(letters), func(i int) bool {
		return fyne.MeasureText(string(letters[:i+1])+"…", size, style).Width > width
	})
	return strings.TrimRight(string(letters[:n]), " ") + "…"
}

// fits reports whether words surely fit a width, from the widths of single letters.
// false means: measure.
func fits(words string, width, size float32, style fyne.TextStyle) bool {
	if style.Monospace || style.Italic {
		return false
	}
	em, widths := float32(0), letterWidths(style.Bold)
	for _, r := range words {
		if r < firstLetter || r > lastLetter {
			return false
		}
		em += widths[r-firstLetter]
	}
	// Kerning seldom moves two letters apart, and never far.
	return em*size*1.08+2 <= width
}

// Latin with the accents of Western Europe; other scripts are measured.
const firstLetter, lastLetter = ' ', 'ÿ'

var regularWidths, boldWidths = widthsOf(fyne.TextStyle{}), widthsOf(fyne.TextStyle{Bold: true})

func letterWidths(bold bool) []float32 {
	if bold {
		return boldWidths()
	}
	return regularWidths()
}

// widthsOf measures every letter of the theme's face once, in ems.
func widthsOf(style fyne.TextStyle) func() []float32 {
	const em = 1000 // so large that a measurement's rounding is nothing
	return sync.OnceValue(func() []float32 {
		face, driver := (&theme.Theme{}).Font(style), fyne.CurrentApp().Driver()
		out := make([]float32, lastLetter-firstLetter+1)
		for i := range out {
			m, _ := driver.RenderedTextSize(string(rune(firstLetter+i)), em, style, face)
			out[i] = m.Width / em
		}
		return out
	})
}
