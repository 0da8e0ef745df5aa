package mail

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

// node is a folder or stream of a compound file to be written (MS-CFB).
type node struct {
	name string
	data []byte
	kids []*node

	id     int
	start  uint32
	folder bool
}

const (
	sector     = 512
	small      = 64
	endChain   = 0xFFFFFFFE
	freeSect   = 0xFFFFFFFF
	fatMarker  = 0xFFFFFFFD
	listMarker = 0xFFFFFFFC
)

// compound writes a compound file of version 3: header, directory, small streams and their table, large streams, table
// of sectors.
func compound(root *node) []byte {
	var all []*node
	var number func(n *node)
	number = func(n *node) {
		n.id = len(all)
		all = append(all, n)
		for _, k := range n.kids {
			number(k)
		}
	}
	number(root)

	var fat, miniFat []uint32
	var body, mini bytes.Buffer
	chain := func(table *[]uint32, buf *bytes.Buffer, data []byte, unit int) uint32 {
		if len(data) == 0 {
			return endChain
		}
		first := uint32(len(*table))
		for len(data) > 0 {
			n := min(unit, len(data))
			buf.Write(data[:n])
			buf.Write(make([]byte, unit-n))
			data = data[n:]
			next := uint32(len(*table) + 1)
			if len(data) == 0 {
				next = endChain
			}
			*table = append(*table, next)
		}
		return first
	}
	for _, n := range all {
		switch {
		case n.folder || n == root:
		case len(n.data) < 4096:
			n.start = chain(&miniFat, &mini, n.data, small)
		default:
			n.start = chain(&fat, &body, n.data, sector)
		}
	}
	root.start = chain(&fat, &body, mini.Bytes(), sector)
	var miniTable bytes.Buffer
	for len(miniFat)%(sector/4) != 0 {
		miniFat = append(miniFat, freeSect)
	}
	binary.Write(&miniTable, binary.LittleEndian, miniFat)
	miniStart := chain(&fat, &body, miniTable.Bytes(), sector)
	dirStart := chain(&fat, &body, directory(all, root, mini.Len()), sector)

	fatSectors, lists := 1, 0 // lists: sectors that name the sectors of the table beyond the 109 in the header
	for (len(fat)+fatSectors+lists)*4 > fatSectors*sector {
		fatSectors++
		lists = max(0, (fatSectors-109+126)/127)
	}
	listStart := uint32(len(fat))
	fatStart := listStart + uint32(lists)
	for range lists {
		fat = append(fat, listMarker)
	}
	for range fatSectors {
		fat = append(fat, fatMarker)
	}
	for i := range lists {
		var one [sector / 4]uint32
		for k := range one {
			one[k] = freeSect
			if at := 109 + 127*i + k; at < fatSectors {
				one[k] = fatStart + uint32(at)
			}
		}
		one[127] = listStart + uint32(i) + 1
		if i == lists-1 {
			one[127] = endChain
		}
		binary.Write(&body, binary.LittleEndian, one)
	}
	for len(fat)%(sector/4) != 0 {
		fat = append(fat, freeSect)
	}
	binary.Write(&body, binary.LittleEndian, fat)

	head := make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	le := binary.LittleEndian
	le.PutUint16(head[24:], 0x3E)
	le.PutUint16(head[26:], 3)
	le.PutUint16(head[28:], 0xFFFE)
	le.PutUint16(head[30:], 9)
	le.PutUint16(head[32:], 6)
	le.PutUint32(head[44:], uint32(fatSectors))
	le.PutUint32(head[48:], dirStart)
	le.PutUint32(head[56:], 4096)
	le.PutUint32(head[60:], miniStart)
	le.PutUint32(head[64:], uint32(miniTable.Len()/sector))
	le.PutUint32(head[68:], endChain)
	if lists > 0 {
		le.PutUint32(head[68:], listStart)
		le.PutUint32(head[72:], uint32(lists))
	}
	for i := range 109 {
		v := uint32(freeSect)
		if i < fatSectors {
			v = fatStart + uint32(i)
		}
		le.PutUint32(head[76+4*i:], v)
	}
	return append(head, body.Bytes()...)
}

// directory is the entries of all nodes; the children of a folder hang from each other to the right.
func directory(all []*node, root *node, mini int) []byte {
	right := make([]uint32, len(all))
	child := make([]uint32, len(all))
	for i := range all {
		right[i], child[i] = freeSect, freeSect
	}
	for _, n := range all {
		for i, k := range n.kids {
			if i == 0 {
				child[n.id] = uint32(k.id)
			} else {
				right[n.kids[i-1].id] = uint32(k.id)
			}
		}
	}
	var out bytes.Buffer
	for _, n := range all {
		e := make([]byte, 128)
		name := utf16.Encode([]rune(n.name))
		for i, u := range name {
			binary.LittleEndian.PutUint16(e[2*i:], u)
		}
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(name)+2))
		e[66], e[67] = 2, 1
		size := uint32(len(n.data))
		switch {
		case n == root:
			e[66], size = 5, uint32(mini)
		case n.folder:
			e[66] = 1
		}
		binary.LittleEndian.PutUint32(e[68:], freeSect)
		binary.LittleEndian.PutUint32(e[72:], right[n.id])
		binary.LittleEndian.PutUint32(e[76:], child[n.id])
		binary.LittleEndian.PutUint32(e[116:], n.start)
		binary.LittleEndian.PutUint32(e[120:], size)
		out.Write(e)
	}
	for out.Len()%sector != 0 {
		e := make([]byte, 128)
		for _, at := range []int{68, 72, 76} {
			binary.LittleEndian.PutUint32(e[at:], freeSect)
		}
		out.Write(e)
	}
	return out.Bytes()
}
