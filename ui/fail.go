package ui

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/kit"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// errStopped stands for work that ended in a defect of the program; the log has the stack.
var errStopped = errors.New("work stopped unexpectedly")

// fail tells a person what stands in the way. Words about one field go beside that field of form;
// everything else is a question-free dialog: what happened, is the data safe, what to do now.
// A cancel by the person says nothing.
func (a *App) fail(err error, form kit.Form) {
	words := cases.Explain(err, lang.Code())
	if words.Empty() {
		return
	}
	var field *cases.FieldError
	if errors.As(err, &field) && form.Problem(field.Field, words.What) {
		return
	}
	rest := strings.TrimSpace(words.Safe + " " + words.Do)
	var note fyne.CanvasObject
	if unknown(err) {
		number := reference()
		slog.Error("shown to the person", "op", "fail", "id", number, "kind", fmt.Sprintf("%T", err))
		note = kit.NewText(lang.T("fail.reference", "number", number), theme.Small, theme.Muted)
	}
	kit.Ask(a.window.Canvas(), words.What, rest, note, kit.Answer{Label: lang.T("fail.close")})
}

// unknown reports whether the table of words has nothing particular to say about err.
func unknown(err error) bool {
	return cases.Explain(err, "en") == cases.Explain(errStopped, "en")
}

// reference is a short random number that leads from a dialog to its line in the log.
func reference() string {
	b := make([]byte, 3)
	if _, err := rand.Read(b); err != nil {
		return ""
	}
	return strings.ToUpper(hex.EncodeToString(b))
}
