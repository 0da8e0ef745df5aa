package office

import "github.com/harborfile/harborfile/forms/convert/remark"

// What can stand in the way of reading a file.
var (
	ErrUnreadable = remark.Trouble("office: the file cannot be read",
		"The words of this file could not be read: it is damaged, locked, or of another kind than its name says.",
		"Las palabras de este archivo no se pudieron leer: está dañado, bloqueado o es de otro tipo del que dice su nombre.",
		"Open it in the program that wrote it, save it as PDF, and add the PDF.",
		"Ábralo en el programa con que se hizo, guárdelo como PDF y añada el PDF.")
	ErrTooLarge = remark.Trouble("office: the file is too large, or unpacks to too much",
		"This file is too large to be read here, or it unpacks to far more than it shows.",
		"Este archivo es demasiado grande para leerlo aquí, o se descomprime en mucho más de lo que muestra.",
		"Save the part that is needed as its own file, or as PDF, and add that.",
		"Guarde la parte que hace falta como archivo propio o como PDF, y añádala.")
)
