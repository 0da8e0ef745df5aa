package ui

import (
	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/ui/lang"
	"github.com/harborfile/harborfile/ui/theme"
)

// kinds of matter in the order of the filters, and stages in their usual order.
var (
	allKinds = []cases.Kind{cases.RecordRelief, cases.ProtectiveOrder, cases.Immigration}
)

func kindWords(k cases.Kind) string   { return lang.T("kind." + string(k)) }
func stageWords(s cases.Stage) string { return lang.T("stage." + string(s)) }

func stageTone(s cases.Stage) theme.Tone {
	switch s {
	case cases.Ready:
		return theme.Info
	case cases.Filed, cases.Decided:
		return theme.Good
	case cases.Review:
		return theme.Warn
	}
	return theme.Neutral
}

// dueTone says how near a day is: past is bad, a week is warn.
func dueTone(days int) theme.Tone {
	switch {
	case days < 0:
		return theme.Bad
	case days <= 7:
		return theme.Warn
	}
	return theme.Neutral
}
