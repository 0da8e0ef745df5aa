package pack

// A Problem is why a file of law data is not taken, or an installed one not used. Its words for people come from
// Explain; Unwrap gives what the makers of a pack need to know, never shown to others.
type Problem struct {
	kind  kind
	cause error
}

type kind string

const (
	noFile       kind = "a file that cannot be read"
	noPack       kind = "no file of law data"
	tooLarge     kind = "too large for law data"
	broken       kind = "signed, but not in order"
	newerFormat  kind = "of a newer format"
	newerProgram kind = "for a newer program"
	same         kind = "of the day in use"
	older        kind = "older than the data in use"
	future       kind = "of a day to come"
	noPlace      kind = "cannot be written"
	noneToLeave  kind = "only the built-in data"

	overtaken       kind = "older than the built-in data"
	unreadableShelf kind = "installed data cannot be read"
)

func problem(k kind, cause error) error { return &Problem{k, cause} }

func (p *Problem) Error() string { return "law data: " + string(p.kind) }

// Unwrap is what was found, for the makers of a pack.
func (p *Problem) Unwrap() error { return p.cause }

// Explain says what was found, for people.
func (p *Problem) Explain(lang string) (what, safe, do string) {
	w := words[p.kind][0]
	if lang == "es" {
		w = words[p.kind][1]
	}
	return w[0], w[1], w[2]
}

const (
	unchanged   = "Nothing was changed, and nothing in the file was used."
	unchangedES = "No se ha cambiado nada y no se ha usado nada del archivo."
	again       = "Get the file again from where Harborfile is published."
	againES     = "Descargue otra vez el archivo de donde se publica Harborfile."
)

// words are what happened, whether things are safe, and what to do, in English and in Spanish.
var words = map[kind][2][3]string{
	noFile: {{"The file cannot be read.", "Nothing was changed.", "Check that it is there and can be opened."},
		{"El archivo no se puede leer.", "No se ha cambiado nada.", "Vea si está ahí y si se puede abrir."}},
	noPack: {{"This is not a file of law data for Harborfile.", unchanged, "Choose the file whose name ends in .lawpack."},
		{"Este no es un archivo de datos legales para Harborfile.", unchangedES, "Elija el archivo cuyo nombre termina en .lawpack."}},
	tooLarge: {{"This file is too large to be law data for Harborfile.", unchanged, again},
		{"Este archivo es demasiado grande para ser datos legales de Harborfile.", unchangedES, againES}},
	broken: {{"The file is signed, but its law data are not in order, so none of them were taken.", unchanged,
		"Tell the people who publish Harborfile, and keep working with the data in use."},
		{"El archivo está firmado, pero sus datos legales no están en orden, así que no se tomó ninguno.", unchangedES,
			"Avise a quienes publican Harborfile y siga trabajando con los datos en uso."}},
	newerFormat: {{"These law data are laid out for a newer Harborfile than this one.", unchanged, "Install the newer Harborfile first."},
		{"Estos datos legales están hechos para un Harborfile más nuevo que este.", unchangedES, "Instale primero el Harborfile más nuevo."}},
	newerProgram: {{"These law data are for a newer Harborfile than this one.", unchanged, "Install the newer Harborfile first."},
		{"Estos datos legales son para un Harborfile más nuevo que este.", unchangedES, "Instale primero el Harborfile más nuevo."}},
	same: {{"Law data of this day are already in use.", unchanged, "There is nothing to do."},
		{"Ya están en uso los datos legales de este día.", unchangedES, "No hay nada que hacer."}},
	older: {{"These law data are older than the ones in use, so they were not taken.", unchanged, "Keep working with the data in use."},
		{"Estos datos legales son más antiguos que los que están en uso, así que no se tomaron.", unchangedES, "Siga trabajando con los datos en uso."}},
	future: {{"By this computer's clock these law data are of a day to come.", unchanged, "Look at the date of this computer, then choose the file again."},
		{"Según el reloj de este equipo, estos datos legales son de un día que aún no llega.", unchangedES, "Revise la fecha de este equipo y elija el archivo de nuevo."}},
	noPlace: {{"The law data could not be written to this computer: the folder cannot be changed, or the disk is full.", "The data in use stay as they were.",
		"Make room or ask whoever looks after this computer, then choose the file again."},
		{"No se pudieron guardar los datos legales en este equipo: la carpeta no se puede cambiar o el disco está lleno.", "Los datos en uso siguen como estaban.",
			"Libere espacio o pregunte a quien cuida este equipo, y elija el archivo de nuevo."}},
	overtaken: {{"Harborfile came with newer law data than these.", "The newer ones are used.", "There is nothing to do."},
		{"Harborfile vino con datos legales más nuevos que estos.", "Se usan los más nuevos.", "No hay nada que hacer."}},
	unreadableShelf: {{"The folder of the installed law data cannot be read on this computer.", "The data that came with Harborfile are used.",
		"Ask whoever looks after this computer, or install the file again."},
		{"La carpeta de los datos legales instalados no se puede leer en este equipo.", "Se usan los datos que vinieron con Harborfile.",
			"Pregunte a quien cuida este equipo o instale el archivo otra vez."}},
	noneToLeave: {{"The law data in use are the ones that came with Harborfile.", "Nothing was changed.", "There is nothing to go back to."},
		{"Los datos legales en uso son los que vinieron con Harborfile.", "No se ha cambiado nada.", "No hay nada a lo que volver."}},
}
