package draft

import (
	"fmt"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// RecoverySheet is the one page that opens a vault when its passphrase or its computer is gone: the groups of the
// recovery code, numbered as the program asks for them, and what to do with the sheet. It names no office, no client
// and no place, so that it tells nothing to who finds it.
func RecoverySheet(groups []string, made cases.Date) *Document {
	numbers, code := make([]Rich, len(groups)), make([]Rich, len(groups))
	for i, g := range groups {
		numbers[i] = Plain(fmt.Sprint(i + 1))
		code[i] = Rich{{Text: g, Style: text.Bold}}
	}
	return &Document{
		Title: "Recovery sheet", Footer: "Recovery sheet", Lang: "en", Look: Letter,
		Blocks: []Block{
			Title{Plain("Recovery sheet")},
			Paragraph{Text: Plain("This code opens one Harborfile vault on any computer, without its passphrase. It was made on " + made.Long() + ".")},
			Table{Head: numbers, Rows: [][]Rich{code}},
			Heading{Level: 2, Text: Plain("What to do with this sheet")},
			List{Items: []Rich{
				Plain("Print it, and lock it away where only the people who may open the vault can reach it."),
				Plain("Then delete the file it was printed from."),
				Plain("Keep it apart from the computer. Whoever holds both holds everything in the vault."),
				Plain("Nobody can make this code again for you. A new one can be made in Harborfile while the vault still opens; the old one then no longer works."),
			}},
			Heading{Level: 2, Text: Plain("When it is needed")},
			Paragraph{Text: Plain("Open Harborfile, choose the folder of the vault, choose the recovery code, and type the groups in their order. The letters I, L, O and U are never used; the digits 1 and 0 stand for themselves.")},
			Paragraph{Text: Plain("Name of the vault, in your own words: ______________________________")},
		},
	}
}
