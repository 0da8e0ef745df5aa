package hidden

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// known are properties of XMP by their local names (ISO 16684-1, and the namespaces of EXIF, IPTC and Photoshop).
var known = map[string]string{
	"CreatorTool": Program, "Software": Program, "Make": Device, "Model": Device, "SerialNumber": Serial, "BodySerialNumber": Serial,
	"LensSerialNumber": Serial, "creator": Author, "Artist": Author, "AuthorsPosition": Author, "OwnerName": Owner, "CameraOwnerName": Owner,
	"rights": Owner, "Credit": Owner, "CreateDate": Taken, "DateTimeOriginal": Taken, "DateCreated": Taken, "ModifyDate": Changed,
	"MetadataDate": Changed, "title": Title, "Headline": Title, "description": Description, "UserComment": Comment, "subject": Keywords,
	"CaptionWriter": Editor, "PersonInImage": Keywords, "Name": Keywords, "hierarchicalSubject": Keywords,
}

// knownPlaces are those that tell a place.
var knownPlaces = map[string]string{
	"City": PlaceName, "State": PlaceName, "Country": PlaceName, "CountryCode": PlaceName, "CountryName": PlaceName, "Location": PlaceName,
	"Sublocation": PlaceName, "ProvinceState": PlaceName, "WorldRegion": PlaceName, "CiAdrCity": PlaceName, "CiAdrExtadr": PlaceName,
	"CiAdrPcode": PlaceName, "CiAdrRegion": PlaceName, "CiAdrCtry": PlaceName, "GPSAreaInformation": PlaceName, "GPSAltitude": Height,
	"LocationName": PlaceName, "CiTelWork": PlaceName, "CiEmailWork": PlaceName,
}

// xmp reads a packet of XMP. Only names it knows count; the rest shows as one line.
func (f *finder) xmp(data []byte) {
	if len(data) > 4<<20 {
		data = data[:4<<20]
	}
	d := xml.NewDecoder(bytes.NewReader(data))
	d.Strict = false
	var open []string
	var latitude, longitude string
	others := 0
	take := func(name, value string) {
		value = strings.TrimSpace(value)
		switch {
		case value == "":
		case name == "GPSLatitude":
			latitude = value
		case name == "GPSLongitude":
			longitude = value
		case knownPlaces[name] != "":
			f.where(knownPlaces[name], value)
		case known[name] != "":
			f.add(known[name], value)
		default:
			others++
		}
	}
	for range 100_000 {
		t, err := d.Token()
		if err != nil {
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			if len(open) < 200 {
				open = append(open, t.Name.Local)
			}
			for _, a := range t.Attr {
				if a.Name.Space != "xmlns" && a.Name.Local != "xmlns" && a.Name.Local != "lang" {
					take(a.Name.Local, a.Value)
				}
			}
		case xml.EndElement:
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		case xml.CharData:
			take(property(open), string(t))
		}
	}
	if s := degrees(xmpAngle(latitude), xmpAngle(longitude)); s != "" {
		f.where(Place, s)
	} else if latitude+longitude != "" {
		f.where(Place, latitude+" "+longitude)
	}
	if others > 0 {
		f.add(Other, fmt.Sprintf("XMP, %d entries", others))
	}
}

// property is the element that text belongs to, past the lists around it.
func property(open []string) string {
	for i := len(open) - 1; i >= 0; i-- {
		switch open[i] {
		case "li", "Alt", "Bag", "Seq", "Description":
			continue
		}
		return open[i]
	}
	return ""
}

// xmpAngle reads 40,26.767N or 40,26,46.02N (EXIF for XMP, 7.1).
func xmpAngle(s string) float64 {
	if len(s) < 2 {
		return nan
	}
	sign := 1.0
	switch s[len(s)-1] {
	case 'S', 'W':
		sign = -1
	case 'N', 'E':
	default:
		if v, err := strconv.ParseFloat(s, 64); err == nil {
			return v
		}
		return nan
	}
	v, per := 0.0, 1.0
	for _, p := range strings.Split(s[:len(s)-1], ",") {
		n, err := strconv.ParseFloat(p, 64)
		if err != nil {
			return nan
		}
		v, per = v+n/per, per*60
	}
	return sign * v
}

// Datasets of IPTC's application record that are read (IIM 4.2, chapter 6).
var datasets = map[byte]string{5: Title, 25: Keywords, 55: Taken, 80: Author, 85: Author, 105: Title, 110: Owner, 115: Owner, 116: Owner,
	120: Description, 122: Editor}
var datasetPlaces = map[byte]string{26: PlaceName, 27: PlaceName, 90: PlaceName, 92: PlaceName, 95: PlaceName, 100: PlaceName, 101: PlaceName, 118: PlaceName}

// iptc reads a block of datasets.
func (f *finder) iptc(b []byte) {
	for len(b) >= 5 {
		if b[0] != 0x1C {
			b = b[1:]
			continue
		}
		n := int(binary.BigEndian.Uint16(b[3:]))
		if n&0x8000 != 0 || 5+n > len(b) {
			return
		}
		if b[1] == 2 {
			value := latin(b[5 : 5+n])
			if name := datasets[b[2]]; name != "" {
				f.add(name, value)
			} else if name := datasetPlaces[b[2]]; name != "" {
				f.where(name, value)
			}
		}
		b = b[5+n:]
	}
}

// photoshop reads image resources, of which 0x0404 is IPTC and 0x0422 EXIF (Photoshop File Formats Specification).
func (f *finder) photoshop(b []byte) {
	for len(b) >= 12 && bytes.HasPrefix(b, []byte("8BIM")) {
		id := binary.BigEndian.Uint16(b[4:])
		at := 6 + (int(b[6])+2)&^1 // the name, even
		if at+4 > len(b) {
			return
		}
		n := int(binary.BigEndian.Uint32(b[at:]))
		at += 4
		if n < 0 || at+n > len(b) {
			return
		}
		body := b[at : at+n]
		switch id {
		case 0x0404:
			f.iptc(body)
		case 0x0422, 0x0423:
			_ = f.exif(body)
		case 0x0424:
			f.xmp(body)
		case 0x0409, 0x040C:
			f.add(Thumbnail, fmt.Sprintf("%d bytes", n))
		}
		b = b[min(at+(n+1)&^1, len(b)):]
	}
}
