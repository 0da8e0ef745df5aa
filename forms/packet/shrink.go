package packet

import (
	"bytes"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// shrink forgets what copying never asks for: objects that nothing copied leads
// to, and the room that the data of a picture left out would have taken. It
// returns about how many bytes the source holds then.
func (s *source) shrink() (held int64) {
	reached := s.reached()
	for nr, e := range s.ctx.Table {
		if e == nil || !reached[nr] {
			delete(s.ctx.Table, nr)
			continue
		}
		held += objectBytes
		sd, ok := e.Object.(types.StreamDict)
		if !ok {
			continue
		}
		if _, _, out := leftOut(sd.Raw); out {
			sd.Raw, sd.Content = bytes.Clone(sd.Raw[:markSize]), nil
			e.Object = sd
		}
		held += int64(len(sd.Raw))
	}
	return held
}

// objectBytes is about what a parsed object takes beside its data.
const objectBytes = 700

// reached are the objects that pages, layers, bookmarks and destinations lead
// to. The structure of a tagged file, its forms and attachments are most of
// what others hold.
func (s *source) reached() map[int]bool {
	if names := s.dict(s.root["Names"]); names != nil {
		s.root["Names"] = types.Dict{"Dests": names["Dests"]}
	}
	reached := map[int]bool{}
	var todo []types.Object
	for _, k := range []string{"Pages", "OCProperties", "Outlines", "Dests", "Names"} {
		todo = append(todo, s.root[k])
	}
	for len(todo) > 0 {
		o := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		switch v := o.(type) {
		case types.IndirectRef:
			if nr := v.ObjectNumber.Value(); !reached[nr] {
				reached[nr] = true
				todo = append(todo, s.object(nr))
			}
		case types.StreamDict:
			todo = append(todo, v.Dict)
		case types.Dict:
			for k, x := range v {
				if !dropped[k] {
					todo = append(todo, x)
				}
			}
		case types.Array:
			todo = append(todo, v...)
		}
	}
	return reached
}
