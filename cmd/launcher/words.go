package main

// A message is one thing the launcher may have to say.
type message int

const (
	incomplete      message = iota // a file of the program is missing
	notStarted                     // the system did not start the window's file
	noProcessor                    // --software, and there is no library for it
	cannotDraw                     // the graphics card cannot, and there is no library
	cannotDrawAtAll                // neither can
	endedAsk                       // the window ended undrawn; the processor could draw it
	endedTell                      // the same, and nothing else is left
	slowAsk                        // the window is not drawn yet; the processor could draw it
	slowTell                       // the same, and nothing else is left
)

// asks reports whether a message is answered with yes or no.
func (m message) asks() bool { return m == endedAsk || m == slowAsk }

// A language is one of those the program speaks.
type language int

const (
	english language = iota
	spanish
)

// text is what the message says.
func (m message) text(l language) string { return words[m][l] }

// words are the messages: what happened, that no vault was opened, and what to do now. They come without any graphics
// of ours, before the window's own catalogue is there.
var words = [...][2]string{
	incomplete: {
		"Harborfile is not complete in this folder, so it was not started. No vault was opened and nothing was changed.\n\n" +
			"If you opened it inside a zip file: unpack the whole zip file first, then open harborfile.exe in the unpacked folder.\n\n" +
			"If it was installed: install it again. Your vault stays as it is.",
		"Harborfile no está completo en esta carpeta y por eso no se inició. No se abrió ninguna bóveda y no se cambió nada.\n\n" +
			"Si lo abrió dentro de un archivo zip: extraiga primero todo el archivo zip y abra después harborfile.exe en la carpeta extraída.\n\n" +
			"Si estaba instalado: instálelo de nuevo. Su bóveda queda como está.",
	},
	notStarted: {
		"Windows did not start Harborfile's window. No vault was opened and nothing was changed.\n\n" +
			"A security program may have held it back: ask whoever looks after this computer to allow Harborfile, or install it again. Your vault stays as it is.",
		"Windows no inició la ventana de Harborfile. No se abrió ninguna bóveda y no se cambió nada.\n\n" +
			"Es posible que un programa de seguridad la haya detenido: pida a quien cuida de este equipo que permita Harborfile, o instálelo de nuevo. Su bóveda queda como está.",
	},
	noProcessor: {
		"This copy of Harborfile cannot draw with the processor: the part for it is not installed. No vault was opened and nothing was changed.\n\n" +
			"Start Harborfile without --software, or install a package that has software drawing.",
		"Esta copia de Harborfile no puede dibujar con el procesador: la parte necesaria no está instalada. No se abrió ninguna bóveda y no se cambió nada.\n\n" +
			"Inicie Harborfile sin --software, o instale un paquete que tenga dibujo por software.",
	},
	cannotDraw: {
		"This computer's graphics cannot draw Harborfile's window. No vault was opened and nothing was changed.\n\n" +
			"What helps: install a package of Harborfile that has software drawing, which needs no graphics card. " +
			"Or update the graphics driver (in a virtual machine, the guest additions).",
		"Los gráficos de este equipo no pueden dibujar la ventana de Harborfile. No se abrió ninguna bóveda y no se cambió nada.\n\n" +
			"Qué ayuda: instale un paquete de Harborfile que tenga dibujo por software, que no necesita tarjeta gráfica. " +
			"O actualice el controlador de gráficos (en una máquina virtual, los complementos del invitado).",
	},
	cannotDrawAtAll: {
		"Neither this computer's graphics nor its processor can draw Harborfile's window. No vault was opened and nothing was changed.\n\n" +
			"What helps: update the graphics driver (in a virtual machine, the guest additions), or install Harborfile again. " +
			"A security program may also hold the drawing part back: ask whoever looks after this computer. Your vault stays as it is.",
		"Ni los gráficos de este equipo ni su procesador pueden dibujar la ventana de Harborfile. No se abrió ninguna bóveda y no se cambió nada.\n\n" +
			"Qué ayuda: actualice el controlador de gráficos (en una máquina virtual, los complementos del invitado), o instale Harborfile de nuevo. " +
			"También es posible que un programa de seguridad detenga la parte que dibuja: pregunte a quien cuida de este equipo. Su bóveda queda como está.",
	},
	endedAsk: {
		"Harborfile ended before its window was drawn. No vault was opened and nothing was changed.\n\n" +
			"Shall the processor draw the window instead of the graphics card? That is slower, and nothing else changes. It can be changed back in Settings.\n\n" +
			"Yes: start again, drawn by the processor.\nNo: leave it ended.",
		"Harborfile terminó antes de que se dibujara su ventana. No se abrió ninguna bóveda y no se cambió nada.\n\n" +
			"¿Debe dibujar la ventana el procesador en lugar de la tarjeta gráfica? Es más lento, y nada más cambia. Se puede volver atrás en Ajustes.\n\n" +
			"Sí: iniciar de nuevo, dibujado por el procesador.\nNo: dejarlo terminado.",
	},
	endedTell: {
		"Harborfile ended before its window was drawn. No vault was opened and nothing was changed.\n\n" +
			"Start it again. If this message comes again: update the graphics driver (in a virtual machine, the guest additions), or install Harborfile again. Your vault stays as it is.",
		"Harborfile terminó antes de que se dibujara su ventana. No se abrió ninguna bóveda y no se cambió nada.\n\n" +
			"Inícielo de nuevo. Si este mensaje vuelve a aparecer: actualice el controlador de gráficos (en una máquina virtual, los complementos del invitado), o instale Harborfile de nuevo. Su bóveda queda como está.",
	},
	slowAsk: {
		"Harborfile has not drawn its window yet. No vault was opened and nothing was changed. If the window comes after all, this message goes away by itself.\n\n" +
			"Shall the processor draw the window instead of the graphics card? That is slower, and nothing else changes. It can be changed back in Settings.\n\n" +
			"Yes: start again, drawn by the processor.\nNo: close Harborfile.",
		"Harborfile todavía no ha dibujado su ventana. No se abrió ninguna bóveda y no se cambió nada. Si la ventana aparece después de todo, este mensaje se cierra solo.\n\n" +
			"¿Debe dibujar la ventana el procesador en lugar de la tarjeta gráfica? Es más lento, y nada más cambia. Se puede volver atrás en Ajustes.\n\n" +
			"Sí: iniciar de nuevo, dibujado por el procesador.\nNo: cerrar Harborfile.",
	},
	slowTell: {
		"Harborfile has not drawn its window yet. No vault was opened and nothing was changed. If the window comes after all, this message goes away by itself.\n\n" +
			"OK closes Harborfile. Then start it again; if that does not help, update the graphics driver (in a virtual machine, the guest additions), or install Harborfile again. Your vault stays as it is.",
		"Harborfile todavía no ha dibujado su ventana. No se abrió ninguna bóveda y no se cambió nada. Si la ventana aparece después de todo, este mensaje se cierra solo.\n\n" +
			"Aceptar cierra Harborfile. Inícielo después de nuevo; si eso no ayuda, actualice el controlador de gráficos (en una máquina virtual, los complementos del invitado), o instale Harborfile de nuevo. Su bóveda queda como está.",
	},
}
