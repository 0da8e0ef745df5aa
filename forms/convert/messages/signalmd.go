package messages

import (
	"strings"

	"github.com/harborfile/harborfile/cases/pattern"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// signalHead begins a message in the Markdown that signal-export writes.
var signalHead = pattern.Must(`^\[(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?)\] ([^:\n]{1,150}): (.*)$`)

var markdownLink = pattern.Must(`!?\[([^\]\n]*)\]\(\./media/([^)\n]+)\)`)

// signalStyle tells the Markdown of signal-export from the chat of a phone that writes its dates the same way: its
// messages end in two spaces, a line end in Markdown, or link to the folder of media.
func signalStyle(lines []string) bool {
	if !signalHead.MatchString(firstLine(lines)) {
		return false
	}
	for _, l := range lines {
		if strings.HasSuffix(l, "  ") || strings.Contains(l, "](./media/") || strings.HasSuffix(l, "(This message was deleted)") {
			return true
		}
	}
	return false
}

// readSignalMarkdown reads chat.md of signal-export. Its times are those of the computer that made it.
func readSignalMarkdown(words string) (*Export, error) {
	x := &Export{Kind: SignalMarkdown}
	before := 0
	for line := range strings.SplitSeq(strings.ReplaceAll(words, "\r\n", "\n"), "\n") {
		if m := signalHead.FindStringSubmatch(line); m != nil {
			e := Entry{When: m[1] + " " + m[2], Day: m[1], Clock: m[2], Sender: m[3], Text: m[4]}
			clock := m[2]
			if len(clock) == 5 {
				clock += ":00"
			}
			e.Local = m[1] + "T" + clock
			if !x.add(e) {
				return nil, ErrTooLarge
			}
			continue
		}
		if len(x.Entries) == 0 {
			if strings.TrimSpace(line) != "" {
				before++
				x.add(Entry{Text: line, System: true})
			}
			continue
		}
		x.more(line)
	}
	x.say(remark.Unread, before, "")
	x.joinText()
	for i := range x.Entries {
		e := &x.Entries[i]
		e.Text = strings.TrimRight(e.Text, " \n")
		e.Deleted = e.Text == "(This message was deleted)"
		for _, m := range markdownLink.FindAllStringSubmatch(e.Text[:min(len(e.Text), 1<<16)], 50) {
			e.attach(firstOf(m[1], m[2]))
		}
	}
	return x, nil
}
