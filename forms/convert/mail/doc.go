// Package mail reads mail as it was saved: .eml (RFC 5322 and MIME), .msg of Outlook (MS-OXMSG), and mbox files of
// several messages. A Message is its headers, its text, and its attachments byte for byte; messages attached to it are
// read the same way.
//
// It owns the formats of mail and their limits. It must not know the network (pictures and links are never fetched),
// files on disk, matters or pages. What is read may be hostile: size, depth and number of parts are bounded, and nothing
// here panics.
//
//	m, err := mail.Read(r, size)
//	err = m.Walk(func(level int, p *mail.Part) error { ... p.Open() ... })
package mail
