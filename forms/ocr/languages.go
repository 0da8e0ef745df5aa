package ocr

import (
	"slices"
	"strings"
)

// ownNames are tesseract's names of languages by their ISO 639-1 code. A code that is not here is passed as it is, so
// that the program's own names can be used too.
var ownNames = map[string]string{
	"am": "amh", "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bn": "ben", "bs": "bos", "ca": "cat", "cs": "ces",
	"da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra",
	"gu": "guj", "he": "heb", "hi": "hin", "hr": "hrv", "ht": "hat", "hu": "hun", "hy": "hye", "id": "ind", "it": "ita",
	"ja": "jpn", "ka": "kat", "kk": "kaz", "km": "khm", "ko": "kor", "ky": "kir", "lo": "lao", "lt": "lit", "lv": "lav",
	"mk": "mkd", "mn": "mon", "mr": "mar", "ms": "msa", "my": "mya", "ne": "nep", "nl": "nld", "no": "nor", "pa": "pan",
	"pl": "pol", "ps": "pus", "pt": "por", "qu": "que", "ro": "ron", "ru": "rus", "si": "sin", "sk": "slk", "sl": "slv",
	"sq": "sqi", "sr": "srp", "sv": "swe", "sw": "swa", "ta": "tam", "te": "tel", "tg": "tgk", "th": "tha", "ti": "tir",
	"tl": "tgl", "tr": "tur", "uk": "ukr", "ur": "urd", "uz": "uzb", "vi": "vie", "yo": "yor", "zh": "chi_sim",
}

func ownName(code string) string {
	if own, ok := ownNames[code]; ok {
		return own
	}
	return code
}

// choose is the -l of the program: the asked languages that are installed, and English behind them, since stamps and
// letterheads are English. Without any of them it is what is installed first.
func (e *Engine) choose(codes []string) string {
	var out []string
	for _, code := range append(slices.Clone(codes), "en") {
		if own := ownName(code); slices.Contains(e.languages, own) && !slices.Contains(out, own) {
			out = append(out, own)
		}
	}
	if len(out) == 0 {
		return e.languages[0]
	}
	return strings.Join(out, "+")
}
