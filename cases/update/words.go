package update

// A Problem is why a downloaded file is not one to install. Its words for people come from Explain.
type Problem struct {
	kind  kind
	cause error
}

type kind string

const (
	noFile    kind = "the file cannot be read"
	noSums    kind = "no list of files beside it"
	notListed kind = "not in the signed list"
	older     kind = "older than this program"
)

func problem(k kind, cause error) error { return &Problem{k, cause} }

func (p *Problem) Error() string { return "new version: " + string(p.kind) }

func (p *Problem) Unwrap() error { return p.cause }

// Explain says what was found, for people.
func (p *Problem) Explain(lang string) (what, safe, do string) {
	w := words[p.kind][0]
	if lang == "es" {
		w = words[p.kind][1]
	}
	return w[0], w[1], w[2]
}

// words are what happened, whether things are safe, and what to do, in English and in Spanish.
var words = map[kind][2][3]string{
	noFile: {{"The file cannot be read.", "Nothing was changed, and the file was not started.", "Check that it is there and was downloaded to the end."},
		{"El archivo no se puede leer.", "No se ha cambiado nada y el archivo no se inició.", "Vea si está ahí y si se descargó hasta el final."}},
	noSums: {{"The files SHA256SUMS and SHA256SUMS.minisig are not beside it, or are not a list of files.", "Nothing was changed, and the file was not started.",
		"Download both from where Harborfile is published, into the folder of the file."},
		{"Los archivos SHA256SUMS y SHA256SUMS.minisig no están junto a él o no son una lista de archivos.", "No se ha cambiado nada y el archivo no se inició.",
			"Descargue ambos de donde se publica Harborfile, en la carpeta del archivo."}},
	notListed: {{"This file is not one that the makers of Harborfile signed: it was damaged on its way, or somebody changed it.",
		"Nothing was changed, and the file was not started.", "Do not open it. Download it again from where Harborfile is published."},
		{"Este archivo no es uno que firmaron quienes hacen Harborfile: se dañó en el camino o alguien lo cambió.",
			"No se ha cambiado nada y el archivo no se inició.", "No lo abra. Descárguelo otra vez de donde se publica Harborfile."}},
	older: {{"The makers of Harborfile signed this file, but it is an older version than the one in use.",
		"Nothing was changed, and the file was not started.", "Keep the version in use. An older one may lack fixes, and may not open your vault."},
		{"Quienes hacen Harborfile firmaron este archivo, pero es una versión más antigua que la que está en uso.",
			"No se ha cambiado nada y el archivo no se inició.", "Conserve la versión en uso. A una más antigua le pueden faltar arreglos y quizá no abra su bóveda."}},
}
