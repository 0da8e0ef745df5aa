package messages

import (
	"strings"

	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Pieces of the head of a WhatsApp line. The phone writes it in its own language: day and month in either order, 12 or
// 24 hours, and invisible direction marks (U+200E) and narrow spaces (U+202F) among them.
const (
	waMarks = `[\x{200e}\x{200f}\x{202a}-\x{202e}\x{feff}]*`
	waSpace = `[ \x{00a0}\x{202f}\t]`
	waDigit = `[0-9٠-٩۰-۹०-९]`
	waMark  = `[\x{200e}\x{200f}]?` // phones that write from right to left put one beside each stroke
	waDate  = `(` + waDigit + `{1,4})` + waMark + `([./\-])` + waMark + waSpace + `?(` + waDigit + `{1,2})` + waMark + `[./\-]` + waMark + waSpace + `?(` + waDigit + `{1,4})\.?`
	waHalf  = `上午|下午|午前|午後|오전|오후`
	waTime  = `(` + waHalf + `)?` + waSpace + `?(` + waDigit + `{1,2}[:.]` + waDigit + `{2}(?:[:.]` + waDigit + `{2})?)`
	waAfter = `(?:` + waSpace + `*([AaPp]\.?` + waSpace + `*[Mm]\b\.?|[صم]))?`
	waWord  = `[,،]?` + waSpace + `*(?:(?:klo|kl\.?|at|um|o|à|às|a las|alle|в)` + waSpace + `+)?`
)

var (
	waBrackets = pattern.Must(`^` + waMarks + `\[` + waMarks + `(` + waDate + waMark + waWord + waTime + waAfter + `)` + waMarks + `\]` + waSpace + `?(.*)$`)
	waDash     = pattern.Must(`^` + waMarks + `(` + waDate + waMark + waWord + waTime + waAfter + `)` + waMarks + waSpace + `[-–]` + waSpace + `(.*)$`)
)

// waLine is a line that begins an entry.
type waLine struct {
	when, day, clock string
	stamp            stamp
	rest             string
}

// parseWA reads a line with one of the two heads.
func parseWA(re *pattern.Pattern, line string) (waLine, bool) {
	if len(line) > 1<<20 || len(line) < 8 {
		return waLine{}, false
	}
	head := line[:min(len(line), 120)]
	if !strings.ContainsAny(head, "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९") {
		return waLine{}, false
	}
	m := re.FindStringSubmatchIndex(line)
	if m == nil {
		return waLine{}, false
	}
	at := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return line[m[2*i]:m[2*i+1]]
	}
	half := at(6) + at(8)
	w := waLine{when: at(1), rest: at(9), stamp: newStamp(at(2), at(4), at(5), digits(at(7)), half, at(3))}
	w.day = strings.TrimSpace(line[m[4]:m[11]])
	w.clock = strings.TrimSpace(strings.TrimLeft(line[m[11]:m[3]], ",،. "))
	return w, true
}

// readWhatsApp reads the text of a chat.
func readWhatsApp(words string) (*Export, error) {
	lines := strings.Split(strings.ReplaceAll(words, "\r\n", "\n"), "\n")
	re := waStyle(lines)
	if re == nil {
		return nil, ErrUnreadable
	}
	x := &Export{Kind: WhatsApp}
	var stamps []stamp
	before := 0
	for i, line := range lines {
		w, ok := parseWA(re, line)
		switch {
		case ok:
			e := Entry{When: clean(w.when), Day: clean(w.day), Clock: clean(w.clock)}
			e.Sender, e.Text = waSender(w.rest)
			e.System = e.Sender == ""
			if !x.add(e) {
				return nil, ErrTooLarge
			}
			stamps = append(stamps, w.stamp)
		case len(stamps) == 0:
			if strings.TrimSpace(line) != "" {
				before++
				x.add(Entry{Text: line, System: true})
				stamps = append(stamps, stamp{unreadable: true})
			}
		case i == len(lines)-1 && line == "":
		default:
			x.more(line)
		}
	}
	x.say(remark.Unread, before, "")
	x.joinText()
	o, why, n := settle(stamps)
	x.say(why, n, "")
	bad := 0
	for i := range x.Entries {
		e := &x.Entries[i]
		e.Local = stamps[i].local(o)
		bad += count(stamps[i].unreadable && e.When != "")
		e.waMarks()
	}
	x.say(remark.BadTime, bad, "")
	x.waSystem()
	return x, nil
}

// waStyle is the head that the file's lines have, told from those near its beginning.
func waStyle(lines []string) *pattern.Pattern {
	for _, line := range lines[:min(len(lines), 200)] {
		for _, re := range []*pattern.Pattern{waBrackets, waDash} {
			if _, ok := parseWA(re, line); ok {
				return re
			}
		}
	}
	return nil
}

// more adds a line to the last entry. Lines are joined once, because adding each to a string would copy it each time.
func (x *Export) more(line string) {
	e := &x.Entries[len(x.Entries)-1]
	e.lines = append(e.lines, line)
}

func (x *Export) joinText() {
	for i := range x.Entries {
		if e := &x.Entries[i]; e.lines != nil {
			e.Text = e.Text + "\n" + strings.Join(e.lines, "\n")
			e.lines = nil
		}
	}
}

// waSender divides what follows the head into sender and words; a line of the program's own has no sender.
func waSender(rest string) (sender, words string) {
	name, text, ok := strings.Cut(rest, ": ")
	if !ok {
		if name, ok = strings.CutSuffix(rest, ":"); !ok { // a message without words
			return "", rest
		}
		text = ""
	}
	name = clean(name)
	if name == "" || len(name) > 150 || strings.ContainsAny(name, "\n“”\"«»") && systemWords.MatchString(name) {
		return "", rest
	}
	return name, text
}

// clean takes out marks that direct the text and are no part of it.
func clean(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\u200e', r == '\u200f', r == '\ufeff', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return -1
		case r == '\u202f' || r == '\u00a0':
			return ' '
		}
		return r
	}, s))
}

// systemWords are what WhatsApp writes of itself before a colon that might otherwise end a name.
var systemWords = pattern.Must(`(?i)changed|created|added|cambi[oó]|cre[oó]|añadi[oó]|agreg[oó]|mudou|criou|adicionou`)

// onIPhone are lines of the program's own that an iPhone writes behind the name of the chat.
var onIPhone = pattern.Must(`(?i)^[\x{200e}\x{200f}]+.*(end-to-end encrypted|cifrad[oa]s? de extremo a extremo|criptografia de ponta|changed (the|this) (subject|group)|created (this )?group|` +
	`cre[oó] (el|este) grupo|\badded\b|añadi[oó] a|agreg[oó] a|\bleft$|sali[oó] del grupo|security code .*changed|c[oó]digo de seguridad)`)

// waSystem marks the lines that are WhatsApp's own although they stand behind a name.
func (x *Export) waSystem() {
	for i := range x.Entries {
		if e := &x.Entries[i]; onIPhone.MatchString(e.Text) && len(e.Attached) == 0 {
			e.System = true
		}
	}
}

var (
	waAttached = pattern.Must(`(?i)<(?:attached|adjunto|anexado|anexo|allegato|pièce jointe|joint|angehängt|anhang|вложение)` + waSpace + `*: ?([^<>\n]{1,250})>`)
	waFile     = pattern.Must(`(?im)^` + waMarks + `([^\n<>:"|?*]{1,200}\.[a-z0-9]{2,5}) \((?:file attached|archivo adjunto|arquivo anexado|file allegato|fichier joint|datei angehängt)\)`)
	waOmitted  = pattern.Must(`(?im)^` + waMarks + `<?((?:media|image|video|audio|sticker|gif|document|contact card|video note|voice message|imagen|imagem|vídeo|v[ií]deo|audio|áudio|documento|figurinha|multimedia|archivo|archivos multimedia|tarjeta de contacto|nota de video|mídia|arquivo de mídia) (?:omitted|omitid[oa]s?|ocult[oa]))>?` + waMarks + `\.?$|\.[a-z0-9]{2,5} • .*(?:document omitted|documento omitido)`)
	waDeleted  = pattern.Must(`(?i)^` + waMarks + `(?:this message was deleted|you deleted this message|se elimin[oó] este mensaje|eliminaste este mensaje|este mensaje fue eliminado|eliminé este mensaje|mensagem apagada|você apagou esta mensagem|esta mensagem foi apagada)\b`)
	waEdited   = pattern.Must(`(?i)<` + waMarks + `(?:this message was edited|se edit[oó] este mensaje|este mensaje fue editado|mensaje editado|mensagem editada|esta mensagem foi editada)\.?>` + waMarks + `\s*$`)
)

// waMarks finds in the words of an entry what WhatsApp says about it. The words stay as they are.
func (e *Entry) waMarks() {
	text := e.Text
	if len(text) > 4096 {
		text = text[:4096]
	}
	for _, m := range waAttached.FindAllStringSubmatch(text, 20) {
		e.attach(clean(m[1]))
	}
	for _, m := range waFile.FindAllStringSubmatch(text, 20) {
		e.attach(clean(m[1]))
	}
	if m := waOmitted.FindStringSubmatch(text); m != nil && len(e.Attached) == 0 {
		e.Attached = append(e.Attached, Attachment{})
	}
	e.Deleted = waDeleted.MatchString(text)
	e.Edited = waEdited.MatchString(e.Text[max(0, len(e.Text)-200):])
}

func (e *Entry) attach(name string) {
	e.Attached = append(e.Attached, Attachment{Name: baseName(name), Media: mediaOf(name)})
}
