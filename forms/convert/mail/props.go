package mail

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/harborfile/harborfile/forms/convert/office"
	"golang.org/x/text/encoding/unicode"
)

// props are the properties of a message, recipient or attachment (MS-OXMSG, 2.4): short values stand in one stream,
// the rest in a stream each, named by id and type.
type props struct {
	fixed   map[uint16][]byte // eight bytes by id
	storage *storage
	page    uint32 // codepage of texts that are not Unicode
}

// Property types (MS-OXCDATA, 2.11.1).
const (
	typeString8 = 0x001E
	typeString  = 0x001F
	typeBinary  = 0x0102
)

// readProps reads a property stream after its header; nil when there is none. page is the codepage of the message that
// the properties are part of.
func readProps(s *storage, header int, page uint32) *props {
	stream := s.kid("__properties_version1.0")
	if stream == nil {
		return nil
	}
	b := stream.bytes()
	if len(b) < header {
		return nil
	}
	p := &props{fixed: map[uint16][]byte{}, storage: s}
	for b = b[header:]; len(b) >= 16; b = b[16:] {
		p.fixed[binary.LittleEndian.Uint16(b[2:])] = b[8:16]
	}
	p.page = first32(p.number(pidMsgCodepage), page, p.number(pidCodepage))
	return p
}

func first32(n ...uint32) uint32 {
	for _, v := range n {
		if v != 0 {
			return v
		}
	}
	return 0
}

func (p *props) number(id uint16) uint32 {
	if v := p.fixed[id]; v != nil {
		return binary.LittleEndian.Uint32(v)
	}
	return 0
}

// time is a moment in UTC: hundreds of nanoseconds since 1601.
func (p *props) time(id uint16) (time.Time, bool) {
	v := p.fixed[id]
	if v == nil {
		return time.Time{}, false
	}
	const toUnix = 11644473600 // seconds from 1601 to 1970
	ticks := binary.LittleEndian.Uint64(v)
	secs := int64(ticks/1e7) - toUnix
	if ticks == 0 || secs < 0 || secs > 1<<33 {
		return time.Time{}, false
	}
	return time.Unix(secs, int64(ticks%1e7)*100).UTC(), true
}

func (p *props) stream(id uint16, kind uint16) *storage {
	return p.storage.kid(fmt.Sprintf("__substg1.0_%04X%04X", id, kind))
}

// bytes is a binary property; nil when there is none.
func (p *props) bytes(id uint16) []byte {
	if s := p.stream(id, typeBinary); s != nil {
		return s.bytes()
	}
	return nil
}

// text is a property of text; "" when there is none.
func (p *props) text(id uint16) string {
	if s := p.stream(id, typeString); s != nil {
		b := s.bytes()
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewDecoder().Bytes(b[:len(b)&^1])
		if err != nil {
			return ""
		}
		return strings.TrimRight(string(out), "\x00")
	}
	if s := p.stream(id, typeString8); s != nil {
		out, _ := office.Decode(s.bytes(), pageName(p.page))
		return strings.TrimRight(out, "\x00")
	}
	return ""
}

// pageName is the name of a Windows codepage; "" for one that is not given.
func pageName(page uint32) string {
	switch page {
	case 0:
		return ""
	case 65001:
		return "utf-8"
	case 1200:
		return "utf-16"
	case 20127:
		return "us-ascii"
	case 932:
		return "shift_jis"
	case 936, 54936:
		return "gb18030"
	case 949, 51949:
		return "euc-kr"
	case 950:
		return "big5"
	case 20866:
		return "koi8-r"
	case 21866:
		return "koi8-u"
	case 50220, 50221, 50222:
		return "iso-2022-jp"
	case 51932:
		return "euc-jp"
	}
	if page >= 28591 && page <= 28606 {
		return "iso-8859-" + strconv.Itoa(int(page)-28590)
	}
	return "windows-" + strconv.Itoa(int(page))
}
