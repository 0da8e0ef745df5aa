// Package messages reads message threads as phones and programs export them: WhatsApp (text, and zip with media), Signal
// (signal-export in Markdown and JSON, and plain JSON of Signal Desktop), iMessage (imessage-exporter in text and HTML),
// Android (SMS Backup & Restore), Facebook and Instagram ("Download your information").
//
// It owns these formats. It must not know the network, files on disk, matters or pages. The order of the file is kept,
// times stand as written, and a time is put into another form only where the file itself settles how; what could not be
// read is kept as an entry of its own and counted, never dropped. What is read may be hostile: size, depth and unpacked
// size are bounded, and nothing here panics.
//
//	kind := messages.Detect(head)
//	export, err := messages.Read(kind, r, size)
package messages
