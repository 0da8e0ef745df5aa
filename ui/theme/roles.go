package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	stock "fyne.io/fyne/v2/theme"
)

// Colour roles of our own, beside Fyne's. A widget names a role, never a colour value.
const (
	Surface fyne.ThemeColorName = "harbor-surface" // cards and lists
	Sunken  fyne.ThemeColorName = "harbor-sunken"  // wells: the desk under a page preview
	Sidebar fyne.ThemeColorName = "harbor-sidebar" // the window's left column
	NavSel  fyne.ThemeColorName = "harbor-nav-sel" // the chosen sidebar entry or filter
	Border  fyne.ThemeColorName = "harbor-border"  // decoration only; never the sole sign of a control
	Muted   fyne.ThemeColorName = "harbor-muted"   // second lines, labels, hints
	Paper   fyne.ThemeColorName = "harbor-paper"   // a rendered page: white in every mode
)

// Marks on a rendered page. Paper is white in every mode, so these are the same in every mode; each is drawn as a frame
// over its own see-through fill.
const (
	PaperHere fyne.ThemeColorName = "harbor-paper-here" // the box one is at
	PaperAsk  fyne.ThemeColorName = "harbor-paper-ask"  // a box that waits for somebody
	PaperDone fyne.ThemeColorName = "harbor-paper-done" // a box with something in it
	PaperRest fyne.ThemeColorName = "harbor-paper-rest" // any other box
)

// PaperFill is the see-through fill inside a mark's frame.
func PaperFill(mark fyne.ThemeColorName) fyne.ThemeColorName { return mark + "-fill" }

// Fyne's own roles under the names the design uses.
const (
	Canvas     = stock.ColorNameBackground
	Ink        = stock.ColorNameForeground
	Accent     = stock.ColorNamePrimary
	OnAccent   = stock.ColorNameForegroundOnPrimary
	Hover      = stock.ColorNameHover
	Line       = stock.ColorNameSeparator
	InputEdge  = stock.ColorNameInputBorder
	InputFill  = stock.ColorNameInputBackground
	ButtonFill = stock.ColorNameButton
	Overlay    = stock.ColorNameOverlayBackground
	Shade      = stock.ColorNameShadow
	Selection  = stock.ColorNameSelection // see-through, over Surface
	Problem    = stock.ColorNameError
	Done       = stock.ColorNameSuccess
)

// Tone is the meaning behind a tint. The words beside a tone always say the same,
// so that nothing is told by colour alone.
type Tone int

// The five tones.
const (
	Neutral Tone = iota
	Info
	Good
	Warn
	Bad
)

// Bg is the role of the tone's tint, Fg the role of the words on it.
func (t Tone) Bg() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{"harbor-neutral-bg", "harbor-info-bg", "harbor-good-bg", "harbor-warn-bg", "harbor-bad-bg"}[t]
}

// Fg is the role of the words on the tone's tint.
func (t Tone) Fg() fyne.ThemeColorName {
	return [...]fyne.ThemeColorName{"harbor-neutral-fg", "harbor-info-fg", "harbor-good-fg", "harbor-warn-fg", "harbor-bad-fg"}[t]
}

// palette is every colour of the window: role, then RRGGBBAA for light, dark and high contrast.
// contrast_test.go computes the contrast of each pair that is ever drawn together.
var palette = map[fyne.ThemeColorName][3]uint32{
	Canvas:  {0xF4F6F8FF, 0x15191FFF, 0x000000FF},
	Surface: {0xFFFFFFFF, 0x1D222AFF, 0x000000FF},
	Sunken:  {0xEDF0F4FF, 0x181D24FF, 0x1A1A1AFF},
	Sidebar: {0xEAEEF2FF, 0x101419FF, 0x000000FF},
	NavSel:  {0xD6E1ECFF, 0x26323FFF, 0x3A3A00FF},
	Border:  {0xDCE2E9FF, 0x2E3641FF, 0xFFFFFFFF},
	Ink:     {0x18222DFF, 0xE6EAF0FF, 0xFFFFFFFF},
	Muted:   {0x566273FF, 0xA0ABBAFF, 0xE6E6E6FF},
	Paper:   {0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF},

	PaperHere: {0x1B5FA8FF, 0x1B5FA8FF, 0x0037A6FF}, PaperFill(PaperHere): {0x2F7BD038, 0x2F7BD038, 0x0037A640},
	PaperAsk: {0xB3720CFF, 0xB3720CFF, 0x7A4A00FF}, PaperFill(PaperAsk): {0xF2B13A30, 0xF2B13A30, 0xF2B13A50},
	PaperDone: {0x2F8A5AB0, 0x2F8A5AB0, 0x0B5A33FF}, PaperFill(PaperDone): {0x2F8A5A14, 0x2F8A5A14, 0x2F8A5A30},
	PaperRest: {0x7C8896A0, 0x7C8896A0, 0x3C4652FF}, PaperFill(PaperRest): {0x7C889612, 0x7C889612, 0x7C889622},

	Accent:     {0x24598AFF, 0x82B4E3FF, 0xFFD60AFF},
	OnAccent:   {0xFFFFFFFF, 0x0C1722FF, 0x000000FF},
	Line:       {0xE5EAEFFF, 0x2A313BFF, 0x808080FF},
	InputEdge:  {0x858F9DFF, 0x6B7685FF, 0xFFFFFFFF},
	InputFill:  {0xFFFFFFFF, 0x171C22FF, 0x000000FF},
	ButtonFill: {0xE6EBF1FF, 0x2B333DFF, 0x262626FF},
	Hover:      {0x18222D0C, 0xFFFFFF0E, 0xFFFFFF30},
	Overlay:    {0xFFFFFFFF, 0x222933FF, 0x000000FF},
	Shade:      {0x0F1A2A26, 0x00000080, 0x00000000},
	Problem:    {0xA83228FF, 0xF28B82FF, 0xFF8A80FF},
	Done:       {0x256A48FF, 0x7CCB9FFF, 0x7CFFB2FF},

	stock.ColorNameWarning:             {0x87560BFF, 0xE8BC70FF, 0xFFD60AFF},
	stock.ColorNameForegroundOnError:   {0xFFFFFFFF, 0x1C0B09FF, 0x000000FF},
	stock.ColorNameForegroundOnSuccess: {0xFFFFFFFF, 0x0A1A11FF, 0x000000FF},
	stock.ColorNameForegroundOnWarning: {0xFFFFFFFF, 0x1C1405FF, 0x000000FF},
	stock.ColorNameHyperlink:           {0x24598AFF, 0x8FBEEAFF, 0xFFD60AFF},
	stock.ColorNameHeaderBackground:    {0xF4F6F8FF, 0x15191FFF, 0x000000FF},
	stock.ColorNameMenuBackground:      {0xFFFFFFFF, 0x222933FF, 0x000000FF},
	stock.ColorNameDisabledButton:      {0xECEFF3FF, 0x232931FF, 0x1A1A1AFF},
	stock.ColorNameDisabled:            {0x687485FF, 0x909BABFF, 0xB0B0B0FF},
	stock.ColorNamePlaceHolder:         {0x566273FF, 0xA0ABBAFF, 0xE6E6E6FF},
	stock.ColorNamePressed:             {0x18222D1C, 0xFFFFFF20, 0xFFFFFF50},
	stock.ColorNameFocus:               {0x24598A55, 0x82B4E366, 0xFFD60AFF},
	stock.ColorNameSelection:           {0x24598A22, 0x82B4E32C, 0xFFD60A33},
	stock.ColorNameScrollBar:           {0x18222D66, 0xFFFFFF66, 0xFFFFFFFF},
	stock.ColorNameScrollBarBackground: {0x18222D0C, 0xFFFFFF0E, 0xFFFFFF30},

	Neutral.Bg(): {0xE9EDF2FF, 0x2B323CFF, 0x262626FF}, Neutral.Fg(): {0x465162FF, 0xB9C3D0FF, 0xFFFFFFFF},
	Info.Bg(): {0xE1ECF7FF, 0x1D3247FF, 0x001F4DFF}, Info.Fg(): {0x1F4D7AFF, 0xA6CDF3FF, 0xBFE0FFFF},
	Good.Bg(): {0xE0F2E8FF, 0x1B3829FF, 0x003318FF}, Good.Fg(): {0x1E5C3BFF, 0x94D8B2FF, 0xA6FFCBFF},
	Warn.Bg(): {0xFBF0D9FF, 0x3E311AFF, 0x3D2E00FF}, Warn.Fg(): {0x744808FF, 0xEFC987FF, 0xFFE27AFF},
	Bad.Bg(): {0xFBE7E5FF, 0x452220FF, 0x4D0000FF}, Bad.Fg(): {0x912922FF, 0xF6A9A2FF, 0xFFC2BDFF},
}

func rgba(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}
