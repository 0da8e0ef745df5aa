package transcript

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/forms/convert/mail"
	"github.com/harborfile/harborfile/forms/convert/messages"
	"github.com/harborfile/harborfile/forms/convert/remark"
)

// Pages to look at, for whoever changes how they look: set HARBORFILE_LOOK to a folder.
func TestPagesToLookAt(t *testing.T) {
	if os.Getenv("HARBORFILE_LOOK") == "" {
		t.Skip("HARBORFILE_LOOK names no folder: no pages were laid out to be looked at")
	}
	sms := `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><smses count="3">
<sms address="+19165550101" date="1706825111000" type="1" body="Where are you? The shift starts at six." readable_date="Feb 1, 2024 2:05:11 PM" contact_name="R. Invented" />
<sms address="+19165550101" date="1706825171000" type="2" body="I am sick today &#55357;&#56847;" readable_date="Feb 1, 2024 2:06:11 PM" contact_name="R. Invented" />
<mms date="1706828771000" msg_box="1" address="+19165550101" readable_date="Feb 1, 2024 3:06:11 PM" contact_name="R. Invented"><parts><part ct="text/plain" text="Then you owe me this as well." /><part ct="image/jpeg" cl="bill_0001.jpg" data="/9j/4AAQ" /></parts></mms>
</smses>`
	rec := OfMessages(export(t, messages.SMSXML, sms), "en")
	rec.SHA256 = hash
	pdf, _ := write(t, rec)
	keep(t, "sms.pdf", pdf)

	m, err := mail.Read(strings.NewReader(letter), int64(len(letter)))
	if err != nil {
		t.Fatal(err)
	}
	rec = OfMail(m, m)
	rec.SHA256, rec.Lang = hash, "es"
	pdf, _ = write(t, rec)
	keep(t, "mbox.pdf", pdf)

	rec = OfText("Text file", "Notes\n\n    indented line\n\tafter a tab\n"+strings.Repeat("A paragraph of a made-up report that is long enough to be wrapped. ", 30)+"\n\n"+strings.Repeat("x", 400), []remark.Remark{{Kind: remark.BadCharset, Count: 2}})
	pdf, _ = write(t, rec)
	keep(t, "text.pdf", pdf)

	rec = longThread(90)
	rec.SHA256 = hash
	rec.Facts = append(rec.Facts, Fact{"Chat", strings.Repeat("A very long name of a group ", 8)})
	for i := range 40 {
		rec.Files = append(rec.Files, File{Number: i + 1, Name: fmt.Sprintf("IMG-2024-WA%04d.jpg", i), Media: "image/jpeg", Size: int64(i) * 77777, SHA256: hash})
		rec.Entries[i].Files = append(rec.Entries[i].Files, rec.Files[i])
	}
	rec.Entries[3].Who = "A sender with a name that is much too long for its narrow column"
	rec.Entries[4].Who = strings.Repeat("unbroken", 8)
	pdf, _ = write(t, rec)
	keep(t, "files.pdf", pdf)
}
