package convert

import (
	"strings"

	"github.com/harborfile/harborfile/forms/convert/messages"
)

// messagesPrefix begins the kinds of message exports: application/x-messages-whatsapp and others, which no registry has
// a name for.
const messagesPrefix = "application/x-messages-"

// IsMessages reports whether a kind is an export of messages.
func IsMessages(media string) bool { return strings.HasPrefix(media, messagesPrefix) }

// IsMail reports whether a kind is mail: one message, several in a file, or one of Outlook.
func IsMail(media string) bool { return media == MediaMail || media == MediaOutlook }

func messagesKind(media string) messages.Kind {
	return messages.Kind(strings.TrimPrefix(media, messagesPrefix))
}

func messagesMedia(k messages.Kind) string { return messagesPrefix + string(k) }
