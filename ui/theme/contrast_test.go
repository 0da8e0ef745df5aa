package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"
)

// pair is words (or an edge) on a ground, and the least contrast the design allows:
// light and dark first, high contrast second.
type pair struct {
	fg, bg      fyne.ThemeColorName
	least, high float64
}

func pairs() []pair {
	var out []pair
	for _, bg := range []fyne.ThemeColorName{Canvas, Surface, Sunken, Sidebar, NavSel, chosenRow, InputFill, Overlay} {
		for _, fg := range []fyne.ThemeColorName{Ink, Muted} {
			out = append(out, pair{fg, bg, 4.5, 7})
		}
	}
	for _, tone := range []Tone{Neutral, Info, Good, Warn, Bad} {
		out = append(out, pair{tone.Fg(), tone.Bg(), 4.5, 7}, pair{Ink, tone.Bg(), 4.5, 7})
		for _, bg := range []fyne.ThemeColorName{Canvas, Surface, chosenRow} { // coloured second lines in lists
			out = append(out, pair{tone.Fg(), bg, 4.5, 7})
		}
	}
	return append(out,
		pair{OnAccent, Accent, 4.5, 7}, pair{Ink, ButtonFill, 4.5, 7},
		pair{Accent, Canvas, 4.5, 7}, pair{Accent, Surface, 4.5, 7}, pair{Accent, Sidebar, 4.5, 7},
		pair{stock.ColorNameForegroundOnError, Problem, 4.5, 7},
		pair{stock.ColorNameForegroundOnSuccess, Done, 4.5, 7},
		pair{stock.ColorNameForegroundOnWarning, stock.ColorNameWarning, 4.5, 7},
		pair{Problem, Surface, 4.5, 7}, pair{Done, Surface, 4.5, 7},
		pair{stock.ColorNameHyperlink, Surface, 4.5, 7},
		pair{stock.ColorNamePlaceHolder, InputFill, 4.5, 7},
		// A control that cannot be used is exempt from the rule; its words stay readable all the same.
		pair{stock.ColorNameDisabled, stock.ColorNameDisabledButton, 4, 7},
		pair{InputEdge, Canvas, 3, 4.5}, pair{InputEdge, Surface, 3, 4.5}, pair{InputEdge, InputFill, 3, 4.5},
	)
}

func TestContrastOfEveryPair(t *testing.T) {
	for mode, name := range map[Mode]string{Light: "light", Dark: "dark", Contrast: "contrast"} {
		th := &Theme{Mode: mode}
		for _, p := range pairs() {
			least := p.least
			if mode == Contrast {
				least = p.high
			}
			got := ratio(th.Color(p.fg, 0), ground(th, p.bg))
			if got < least {
				t.Errorf("%s: %s on %s has contrast %.2f, want at least %.1f", name, p.fg, p.bg, got, least)
			}
		}
	}
}

func TestEveryTextRoleIsOpaque(t *testing.T) {
	for _, p := range pairs() {
		for mode := range 3 {
			for _, role := range []fyne.ThemeColorName{p.fg, p.bg} {
				if role == chosenRow {
					continue
				}
				if palette[role][mode]&0xFF != 0xFF {
					t.Errorf("%s, mode %d: a see-through colour has no contrast of its own", role, mode)
				}
			}
		}
	}
}

func TestNoTextBelowTwelve(t *testing.T) {
	th := &Theme{}
	for n := range zoomed {
		if th.Size(n) < 12 {
			t.Errorf("%s is %.1f", n, th.Size(n))
		}
		for _, z := range Zooms {
			if got, want := (&Theme{Zoom: z}).Size(n), th.Size(n)*z; got != want {
				t.Errorf("%s at %.2f is %.1f, want %.1f", n, z, got, want)
			}
		}
	}
}

// chosenRow stands for a selected list row: Selection, which is see-through, over Surface.
const chosenRow fyne.ThemeColorName = "chosen row"

func ground(th *Theme, role fyne.ThemeColorName) color.Color {
	if role != chosenRow {
		return th.Color(role, 0)
	}
	over, under := th.Color(Selection, 0).(color.NRGBA), th.Color(Surface, 0).(color.NRGBA)
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(over.A) + int(b)*(255-int(over.A))) / 255) }
	return color.NRGBA{R: mix(over.R, under.R), G: mix(over.G, under.G), B: mix(over.B, under.B), A: 255}
}

// ratio is the contrast ratio of WCAG 2.2 (relative luminance, section "contrast ratio").
func ratio(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	if x < y {
		x, y = y, x
	}
	return (x + 0.05) / (y + 0.05)
}

func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(n.R) + 0.7152*lin(n.G) + 0.0722*lin(n.B)
}
