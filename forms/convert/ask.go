package convert

import "time"

// ask is a query to the child.
type ask struct {
	Do       errand
	Media    string
	Size     int64
	Language string
}

// errand names what the child has to do.
type errand string

const (
	doPages  errand = "pages"
	doParts  errand = "parts"
	doText   errand = "text"
	doHidden errand = "hidden"
	doStrip  errand = "strip"
	doLength errand = "length"
)

// reply is the child's answer.
type reply struct {
	Made   Made
	Text   string
	Hidden []Hidden
	Length time.Duration
	Err    string // see codeOf
	Spent  bool   // the child holds much memory and should be ended
}

// Limits.
const (
	childMemoryMB = 512
	childSpent    = 256 << 20 // bytes in use after a call; a child above is ended

	silenceLimit = 45 * time.Second // without a word from the child
	budgetLimit  = 3 * time.Minute  // of waiting for the child in one call

	pagesLimit   = 1 << 30  // bytes of a PDF
	stripSlack   = 64 << 10 // what a stripped copy may be larger than its source
	textLimit    = 8 << 20
	hiddenLimit  = 2000     // things found
	headerLimit  = 64 << 10 // bytes of the description of a part
	partCount    = 20_000
	pictureBytes = 256 << 20 // largest picture file
)

// partsLimit bounds the bytes of all parts of a file together: an archive may claim to unpack to anything.
func partsLimit(size int64) int64 { return 1<<30 + 4*size }
