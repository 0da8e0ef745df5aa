package hidden

import (
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/harborfile/harborfile/forms/convert/boxes"
)

// The boxes that a player needs. Everything else becomes free space, so that no box of a maker that is not known here
// goes out by oversight.
var (
	keptTop = words("ftyp moov mdat free skip wide pdin moof mfra sidx ssix styp")
	shown   = words("vide soun clcp tmcd hint") // kinds of track: pictures, sound, captions for the deaf, counters
	keptIn  = map[string]map[string]bool{
		"moov": words("mvhd trak mvex iods free skip"),
		"trak": words("tkhd edts mdia tref tapt load free skip"),
		"mdia": words("mdhd hdlr minf elng free skip"),
		"minf": words("vmhd smhd hmhd nmhd sthd gmhd dinf stbl hdlr free skip"),
		"stbl": words("stsd stts ctts cslg stsc stsz stz2 stco co64 stss stsh padb stdp sdtp sbgp sgpd subs saiz saio free skip"),
	}
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// change overwrites bytes of a film, at one place, with others or with zeros.
type change struct {
	at, n int64
	with  []byte // the first bytes; zeros follow
}

// cleaner collects the changes of a film.
type cleaner struct {
	r         io.ReaderAt
	fragments bool // samples also lie outside of what moov tells
	changes   []change
	taken     []change    // samples of data tracks
	data      []boxes.Box // the boxes in which samples lie
}

// mostChanges bounds what is kept in memory: a hostile film has millions of samples in a data track.
const mostChanges = 1_000_000

// stripFilm writes a film with the same places and lengths, and without what is not needed to play it.
func stripFilm(r io.ReaderAt, size int64, w io.Writer) error {
	c := &cleaner{r: r}
	found := false
	err := boxes.Walk(r, 0, size, func(b boxes.Box) (bool, error) {
		switch {
		case b.Type == "moov":
			found = true
			_, c.fragments = boxes.Find(r, b.Body, b.End, "mvex")
			return false, c.inside(b)
		case b.Type == "mdat":
			c.data = append(c.data, b)
		case b.Type == "free" || b.Type == "skip" || b.Type == "wide":
			c.zero(b.Body, b.End)
		case !keptTop[b.Type]:
			c.free(b)
		}
		return false, nil
	})
	if errors.Is(err, ErrKind) {
		return ErrKind
	}
	if err != nil || !found || !c.takeSamples() {
		return ErrUnreadable
	}
	return c.write(size, w)
}

func (c *cleaner) free(b boxes.Box) {
	c.changes = append(c.changes, change{at: b.Start + 4, n: 4, with: []byte("free")})
	c.zero(b.Body, b.End)
}

func (c *cleaner) zero(from, to int64) {
	if to > from {
		c.changes = append(c.changes, change{at: from, n: to - from})
	}
}

// inside goes through a box of the description: what is not needed becomes free space, at every level.
func (c *cleaner) inside(box boxes.Box) error {
	return boxes.Walk(c.r, box.Body, box.End, func(b boxes.Box) (bool, error) {
		switch {
		case !keptIn[box.Type][b.Type]:
			c.free(b)
		case b.Type == "free" || b.Type == "skip":
			c.zero(b.Body, b.End)
		case b.Type == "mvhd" || b.Type == "tkhd" || b.Type == "mdhd":
			c.times(b)
		case b.Type == "trak":
			return false, c.track(b)
		case keptIn[b.Type] != nil:
			return false, c.inside(b)
		}
		return false, nil
	})
}

// track keeps pictures and sound; a track of data or of subtitles goes, with its samples.
func (c *cleaner) track(box boxes.Box) error {
	if shown[handler(c.r, box)] {
		return c.inside(box)
	}
	if err := c.samples(box); err != nil {
		return err
	}
	c.free(box)
	return nil
}

// times takes out when it was made and changed.
func (c *cleaner) times(b boxes.Box) {
	n := int64(8)
	if head := b.Bytes(c.r, 1); len(head) == 1 && head[0] == 1 {
		n = 16
	}
	c.zero(b.Body+4, min(b.Body+4+n, b.End))
}

// samples takes out the data of a track: its chunks, each with the sizes of its samples (ISO/IEC 14496-12, 8.7).
func (c *cleaner) samples(trak boxes.Box) error {
	b := trak
	for _, kind := range []string{"mdia", "minf", "stbl"} {
		var ok bool
		if b, ok = boxes.Find(c.r, b.Body, b.End, kind); !ok {
			return nil // no samples
		}
	}
	places := c.places(b)
	sizes := c.table(b, "stsz")
	perChunk := c.table(b, "stsc")
	switch {
	case len(places) == 0 && c.fragments: // they lie all over the file
		return ErrKind
	case len(places) == 0:
		return nil
	case len(sizes) < 2 || len(perChunk) < 4:
		return ErrUnreadable
	}
	fixed, sizes := sizes[0], sizes[2:] // one size for all, their number, then the sizes
	perChunk = perChunk[1:]             // number of runs, then of each: first chunk, samples in a chunk, description
	sample, run := 0, 0
	for i, at := range places {
		for run+5 < len(perChunk) && perChunk[run+3] <= int64(i+1) {
			run += 3
		}
		n := int64(0)
		for range min(perChunk[run+1], mostChanges) {
			if fixed > 0 {
				n += fixed
			} else if sample < len(sizes) {
				n += sizes[sample]
			}
			sample++
		}
		if c.taken = append(c.taken, change{at: at, n: n}); len(c.taken) > mostChanges {
			return ErrUnreadable
		}
	}
	return nil
}

// takeSamples moves the samples of data tracks to the changes. It is false where one lies outside of the boxes for
// samples: taking it out would break the film.
func (c *cleaner) takeSamples() bool {
	for _, s := range c.taken {
		if !slices.ContainsFunc(c.data, func(b boxes.Box) bool { return s.at >= b.Body && s.n >= 0 && s.at+s.n <= b.End }) {
			return false
		}
		c.zero(s.at, s.at+s.n)
	}
	return true
}

// places are where chunks begin.
func (c *cleaner) places(stbl boxes.Box) []int64 {
	if b, ok := boxes.Find(c.r, stbl.Body, stbl.End, "co64"); ok {
		body := b.Bytes(c.r, 8+8*mostChanges)
		var out []int64
		for i := 8; i+8 <= len(body); i += 8 {
			out = append(out, int64(binary.BigEndian.Uint64(body[i:])&(1<<62-1)))
		}
		return out
	}
	if t := c.table(stbl, "stco"); len(t) > 1 {
		return t[1:]
	}
	return nil
}

// table reads a box as numbers of four bytes, past version and flags.
func (c *cleaner) table(stbl boxes.Box, kind string) []int64 {
	b, ok := boxes.Find(c.r, stbl.Body, stbl.End, kind)
	if !ok {
		return nil
	}
	body := b.Bytes(c.r, 4+4*mostChanges)
	var out []int64
	for i := 4; i+4 <= len(body); i += 4 {
		out = append(out, int64(binary.BigEndian.Uint32(body[i:])))
	}
	return out
}

// write copies the film with the changes made.
func (c *cleaner) write(size int64, w io.Writer) error {
	sort.SliceStable(c.changes, func(i, j int) bool { return c.changes[i].at < c.changes[j].at })
	block := make([]byte, 1<<20)
	next := 0
	for at := int64(0); at < size; {
		b := block[:min(int64(len(block)), size-at)]
		if n, err := c.r.ReadAt(b, at); n < len(b) {
			return err
		}
		for next < len(c.changes) && c.changes[next].at+c.changes[next].n <= at {
			next++
		}
		for k := next; k < len(c.changes) && c.changes[k].at < at+int64(len(b)); k++ {
			c.changes[k].make(b, at)
		}
		if _, err := w.Write(b); err != nil {
			return err
		}
		at += int64(len(b))
	}
	return nil
}

// make changes the part of a block that it covers.
func (c change) make(b []byte, at int64) {
	from, to := max(c.at, at), min(c.at+c.n, at+int64(len(b)))
	for i := from; i < to; i++ {
		v := byte(0)
		if k := i - c.at; k < int64(len(c.with)) {
			v = c.with[k]
		}
		b[i-at] = v
	}
}
