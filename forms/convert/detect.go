package convert

import (
	"bytes"
	"encoding/binary"
	"io"
	"strings"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/forms/convert/messages"
)

const (
	unknown    = "application/octet-stream"
	detectHead = 64 << 10 // bytes that the child looks at; a caller may give fewer
	detectTail = 64 << 10
)

// Kinds beside those of cases.DetectMedia.
const (
	MediaMail    = "message/rfc822"
	MediaOutlook = "application/vnd.ms-outlook"
	MediaDOCX    = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	MediaXLSX    = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	MediaPPTX    = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
	MediaODT     = "application/vnd.oasis.opendocument.text"
	MediaZip     = "application/zip"
	MediaRTF     = "application/rtf"
	MediaHTML    = "text/html"
	MediaText    = "text/plain"
	MediaVCard   = "text/vcard"
	mediaLocked  = "application/x-office-encrypted" // an office paper with a password
)

// Detect tells the kind of a file from its bytes, never from its name. head is its beginning, 64 KiB where there are
// so many; r is read at one more place at most, and may be nil. It compares bytes and follows nothing the file says,
// so it may be called where keys are held.
func Detect(head []byte, r io.ReaderAt, size int64) string {
	kind := cases.DetectMedia(head)
	switch {
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return compound(head, r, size)
	case kind == MediaZip:
		return archive(head, r, size)
	case len(head) >= 12 && string(head[4:8]) == "ftyp":
		return branded(head)
	case strings.HasPrefix(kind, "image/"), kind == "application/pdf":
		return kind
	case bytes.HasPrefix(head, []byte("fLaC")):
		return "audio/flac"
	case bytes.HasPrefix(head, []byte("caff")):
		return "audio/x-caf"
	case bytes.HasPrefix(head, []byte("BM")) && bitmap(head, size):
		return "image/bmp"
	case bytes.HasPrefix(head, []byte("\x1aE\xdf\xa3")):
		if bytes.Contains(head[:min(len(head), 64)], []byte("matroska")) {
			return "video/x-matroska"
		}
		return "video/webm"
	case bytes.HasPrefix(head, []byte("#!AMR")):
		return "audio/amr"
	case bytes.HasPrefix(head, []byte("OggS")):
		return oggKind(head)
	case len(head) >= 12 && string(head[4:8]) == "moov" || len(head) >= 12 && string(head[4:8]) == "wide":
		return "video/quicktime" // older than the brands
	case kind == unknown && mpegFrame(head):
		return "audio/mpeg"
	case kind == unknown && len(head) >= 7 && head[0] == 0xFF && head[1]&0xF6 == 0xF0: // ISO/IEC 13818-7, 6.2
		return "audio/aac"
	case kind == MediaRTF || kind == MediaMail:
		return kind
	}
	if text := textKind(head); text != "" && (kind == MediaText || kind == unknown) {
		if k := messages.Detect(head); k != "" {
			return messagesMedia(k)
		}
		return text
	}
	return kind
}

// branded tells films, recordings and pictures by their brands (ISO/IEC 14496-12, 4.3).
func branded(head []byte) string {
	end := min(len(head), int(min(binary.BigEndian.Uint32(head), 256)))
	major := string(head[8:12])
	has := func(brands ...string) bool {
		for _, b := range brands {
			if major == b || end > 16 && bytes.Contains(head[16:end], []byte(b)) {
				return true
			}
		}
		return false
	}
	switch {
	case strings.HasPrefix(major, "avi") || major == "mif1" && has("avif", "avis"):
		return "image/avif"
	case has("heic", "heix", "heim", "heis", "hevc", "hevx") || major == "mif1" || major == "msf1":
		return "image/heic"
	case major == "qt  ":
		return "video/quicktime"
	case strings.HasPrefix(major, "M4A") || strings.HasPrefix(major, "M4B"):
		return "audio/mp4"
	case strings.HasPrefix(major, "3g"):
		return "video/3gpp"
	}
	return "video/mp4"
}

// bitmap checks the head of a BMP: two letters alone begin many texts.
func bitmap(head []byte, size int64) bool {
	return len(head) >= 18 && int64(binary.LittleEndian.Uint32(head[10:])) < size && binary.LittleEndian.Uint32(head[14:]) <= 124 &&
		binary.LittleEndian.Uint32(head[14:]) >= 12
}

func oggKind(head []byte) string {
	if bytes.Contains(head[:min(len(head), 512)], []byte("theora")) {
		return "video/ogg"
	}
	return "audio/ogg"
}

// mpegFrame looks for a frame of MPEG sound at the beginning (ISO/IEC 11172-3, 2.4.1.3).
func mpegFrame(head []byte) bool {
	return len(head) >= 4 && head[0] == 0xFF && head[1]&0xE6 == 0xE2 && head[2]&0xF0 != 0xF0 && head[2]&0x0C != 0x0C
}

// archive tells office papers and message exports from other archives by the names in it.
func archive(head []byte, r io.ReaderAt, size int64) string {
	tail := around(r, max(0, size-detectTail), size)
	has := func(name string) bool {
		return bytes.Contains(head, []byte(name)) || bytes.Contains(tail, []byte(name))
	}
	switch {
	case has("word/document.xml"):
		return MediaDOCX
	case has("xl/workbook.xml"):
		return MediaXLSX
	case has("ppt/presentation.xml"):
		return MediaPPTX
	case has("_chat.txt"), has("WhatsApp Chat"), has("Chat de WhatsApp"):
		return messagesMedia(messages.WhatsAppZip)
	case bytes.Contains(head[:min(len(head), 200)], []byte("mimetypeapplication/vnd.oasis.opendocument.text")):
		return MediaODT
	}
	return MediaZip
}

// compound tells mail of Outlook from other files of that container by the names in its directory, which are in
// UTF-16 ([MS-CFB] 2.2, [MS-OXMSG] 2.1).
func compound(head []byte, r io.ReaderAt, size int64) string {
	wide := func(s string) []byte {
		var b []byte
		for i := range len(s) {
			b = append(b, s[i], 0)
		}
		return b
	}
	look := head
	if len(head) >= 52 {
		shift := min(binary.LittleEndian.Uint16(head[30:]), 12)
		at := (int64(binary.LittleEndian.Uint32(head[48:])) + 1) << shift
		look = append(append([]byte(nil), head...), around(r, at, size)...)
	}
	switch {
	case bytes.Contains(look, wide("__substg1.0_")), bytes.Contains(look, wide("__properties_version1.0")):
		return MediaOutlook
	case bytes.Contains(look, wide("EncryptedPackage")): // [MS-OFFCRYPTO] 2.3.1
		return mediaLocked
	case bytes.Contains(look, wide("WordDocument")):
		return "application/msword"
	case bytes.Contains(look, wide("Workbook")):
		return "application/vnd.ms-excel"
	}
	return "application/x-cfb"
}

// around reads at most 64 KiB from a place.
func around(r io.ReaderAt, at, size int64) []byte {
	if r == nil || at < 0 || at >= size {
		return nil
	}
	b := make([]byte, min(detectTail, size-at))
	n, _ := r.ReadAt(b, at)
	return b[:n]
}
