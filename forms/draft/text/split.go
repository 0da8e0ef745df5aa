package text

import (
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
)

// split cuts a piece of one script and direction where the font has to change. A mark stays in the font of its letter,
// because only there it finds its place on it; a comma or a digit stays in the font of the words around it.
func (c *fallback) split(in shaping.Input) []shaping.Input {
	var out []shaping.Input
	start, base := in.RunStart, in.RunStart
	var now *outFont
	end := func(at int) {
		if at > start && now != nil {
			part := in
			part.RunStart, part.RunEnd, part.Face = start, at, now.face
			out = append(out, part)
			start = at
		}
	}
	for i := in.RunStart; i < in.RunEnd; i++ {
		r := in.Text[i]
		if anyFont(r) {
			continue
		}
		mark := unicode.Is(unicode.M, r)
		if !mark {
			base = i
		}
		f := c.choose(r, now, mark)
		if mark && f != now && base >= start {
			if both := c.all(in.Text[base : i+1]); both != nil {
				end(base)
				f, now = both, both
			}
		}
		if f != now {
			end(i)
			now = f
		}
	}
	if now == nil {
		now = c.first()
	}
	end(in.RunEnd)
	return out
}

// choose is the font for r after text in font now.
func (c *fallback) choose(r rune, now *outFont, mark bool) *outFont {
	if now != nil && mark && now.has(r) {
		return now
	}
	f := c.find(r)
	switch {
	case f == nil && now != nil:
		return now // its empty box is found and named
	case f == nil:
		return c.first()
	case now != nil && f != c.fonts[0] && !language.LookupScript(r).Strong() && now.can(r):
		return now
	}
	return f
}

// all is the first font that has a letter and the marks on it.
func (c *fallback) all(runes []rune) *outFont {
	f := c.find(runes[0])
	if f != nil && hasAll(f, runes) {
		return f
	}
	for _, f := range c.fonts {
		if f.can(runes[0]) && hasAll(f, runes) {
			return f
		}
	}
	return nil
}

func hasAll(f *outFont, runes []rune) bool {
	for _, r := range runes {
		if !anyFont(r) && !f.has(r) {
			return false
		}
	}
	return true
}

// anyFont reports characters that the shaper sets in whatever font stands around them: spaces and joiners. The space of
// Ogham has a stroke.
func anyFont(r rune) bool {
	return joiner(r) || r == ' ' || r != '\u1680' && unicode.Is(unicode.Zs, r)
}

// languageOf is the language whose forms of the ideographs a paragraph wants: Japanese or Korean where it has their
// letters, else none, which gives the Chinese forms.
func languageOf(runes []rune) language.Language {
	for _, r := range runes {
		switch {
		case r < 0x1100:
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			return "ja"
		case unicode.Is(unicode.Hangul, r):
			return "ko"
		}
	}
	return "en"
}
