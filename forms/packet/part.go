package packet

import (
	"io"

	"github.com/harborfile/harborfile/cases"
)

// Contents lists what a packet for a recipient would hold now, in filing order, without opening a file: what a person
// sees before it is built. The items carry no bytes.
func Contents(snap *cases.Snapshot, to cases.Recipient, published func(form string) (Published, bool)) []Item {
	var out []Item
	for _, g := range gather(snap, to, labelsOf(snap, to), published) {
		out = append(out, g.Item)
	}
	return out
}

// Part opens the n-th file of the packet, 0 is the first, for reading as a preview does. It stays readable until Close;
// nothing is written or logged. The size is in bytes.
func (b *Built) Part(n int) (r io.ReaderAt, size int64) {
	return b.parts[n], b.parts[n].Size()
}
