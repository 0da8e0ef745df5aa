package packet

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/harborfile/harborfile/forms/draft/pdfw"
	"github.com/harborfile/harborfile/forms/draft/text"
)

// An entry that no specification knows may refer to an object in an object stream; its references are renumbered as all
// others are.
func TestUnknownEntriesAreRenumbered(t *testing.T) {
	pdf := sourcePDF(t, 1, func(w *pdfw.Writer, fonts *text.Set, _ int) drawing {
		inner := w.Add("<</Inner(the right one)>>")
		outer := w.Add(fmt.Sprintf("<</Outer %d 0 R>>", inner))
		im := w.Alloc()
		w.Raw(im, fmt.Sprintf("/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Other %d 0 R", outer), []byte("x"))
		return drawing{content: write(t, fonts, 72, 700, "plain"), extra: "/Resources<<" + fonts.Resources() + fmt.Sprintf("/XObject<</Im0 %d 0 R>>>>", im)}
	}, nil)
	_, parts := build(t, Job{}, []Item{item(t, Exhibit, groupExhibits, "Photo", "A", pdf)})
	s, err := openFinished(bytes.NewReader(parts[0]), int64(len(parts[0])))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for nr := range s.ctx.Table {
		sd, ok := s.streamAt(nr)
		if !ok || sd.Dict["Other"] == nil {
			continue
		}
		found++
		if got := s.text(s.deref(s.dict(s.dict(sd.Dict["Other"])["Outer"])["Inner"])); got != "the right one" {
			t.Errorf("the entry leads to %q (%v)", got, s.deref(sd.Dict["Other"]))
		}
	}
	if found != 1 {
		t.Errorf("%d pictures", found)
	}
}
