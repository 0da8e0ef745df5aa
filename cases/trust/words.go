package trust

// A problem is why a signature does not hold.
type problem struct{ kind kind }

type kind string

const (
	noKey      kind = "no key is trusted"
	unreadable kind = "no signature"
	unknownKey kind = "signed with an unknown key"
	altered    kind = "not as it was signed"
)

func (p *problem) Error() string { return string(p.kind) }

// Explain says what was found, for people.
func (p *problem) Explain(lang string) (what, safe, do string) {
	w := words[p.kind][0]
	if lang == "es" {
		w = words[p.kind][1]
	}
	return w[0], w[1], w[2]
}

// words are what happened, whether things are safe, and what to do, in English and in Spanish.
var words = map[kind][2][3]string{
	noKey: {
		{"This copy of Harborfile was built without a key, so it cannot tell who made a file.", "Nothing was changed.",
			"Use a Harborfile from the people who publish it."},
		{"Esta copia de Harborfile se hizo sin una llave, así que no puede saber quién hizo un archivo.", "No se ha cambiado nada.",
			"Use un Harborfile de quienes lo publican."}},
	unreadable: {
		{"There is no signature here that Harborfile can read.", "Nothing was changed.",
			"Get the file again from where Harborfile is published."},
		{"Aquí no hay una firma que Harborfile pueda leer.", "No se ha cambiado nada.",
			"Descargue otra vez el archivo de donde se publica Harborfile."}},
	unknownKey: {
		{"The file is signed by someone this Harborfile does not know.", "Nothing was changed, and nothing in the file was used.",
			"Get the file from where Harborfile is published, or ask whoever gave it to you."},
		{"El archivo está firmado por alguien que este Harborfile no conoce.", "No se ha cambiado nada y no se ha usado nada del archivo.",
			"Descargue el archivo de donde se publica Harborfile o pregunte a quien se lo dio."}},
	altered: {
		{"The file is not as it was when it was signed: it was damaged on its way, or somebody changed it.",
			"Nothing was changed, and nothing in the file was used.", "Get the file again from where Harborfile is published."},
		{"El archivo no está como cuando se firmó: se dañó en el camino o alguien lo cambió.",
			"No se ha cambiado nada y no se ha usado nada del archivo.", "Descargue otra vez el archivo de donde se publica Harborfile."}},
}
