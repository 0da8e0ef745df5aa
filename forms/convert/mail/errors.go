package mail

import "github.com/harborfile/harborfile/forms/convert/remark"

// What can stand in the way of reading a mail.
var (
	ErrUnreadable = remark.Trouble("mail: the message cannot be read",
		"This mail could not be read: it is damaged, encrypted, or of another kind than its name says.",
		"Este correo no se pudo leer: está dañado, cifrado o es de otro tipo del que dice su nombre.",
		"Open it in the mail program, print it to PDF, and add the PDF; save its attachments as files of their own.",
		"Ábralo en el programa de correo, imprímalo en PDF y añada el PDF; guarde los adjuntos como archivos propios.")
	ErrTooLarge = remark.Trouble("mail: the message is too large",
		"This mail is larger than can be read here, or made of too many parts.",
		"Este correo es más grande de lo que aquí se puede leer, o está hecho de demasiadas partes.",
		"Save its attachments as files of their own, and the message as PDF.",
		"Guarde los adjuntos como archivos propios y el mensaje como PDF.")
)
