package law

// Words says in a sentence what a rule asks, in Spanish for "es" and in English for anything else.
func (r VenueRule) Words(lang string) string {
	own, general := r.Asks, checkWords[r.Check][0]
	if lang == "es" {
		own, general = r.AsksES, checkWords[r.Check][1]
	}
	if own != "" {
		return own
	}
	return general
}

// checkWords say what each kind of check asks, in English and in Spanish.
var checkWords = map[CheckKind][2]string{
	CheckPartSize:       {"No file is larger than the limit of one file.", "Ningún archivo supera el límite de un archivo."},
	CheckSubmissionSize: {"All files together keep below the limit of one filing.", "Todos los archivos juntos no superan el límite de una presentación."},
	CheckPartNames:      {"Files of a divided packet are named Part1, Part2 and so on.", "Los archivos de un paquete dividido se llaman Part1, Part2, etc."},
	CheckPageSize:       {"Every page has the size of the paper.", "Cada página tiene el tamaño del papel."},
	CheckNumbers:        {"Every page carries a consecutive number.", "Cada página lleva un número consecutivo."},
	CheckCounter:        {"The page counter of a viewer shows the printed number.", "El contador de páginas de un visor muestra el número impreso."},
	CheckContents:       {"A table of contents names the page of every paper.", "Un índice nombra la página de cada documento."},
	CheckText:           {"The words of every page can be searched.", "Se puede buscar en las palabras de cada página."},
	CheckDPI:            {"Scanned pages have at least so many dots an inch.", "Las páginas escaneadas tienen al menos esa cantidad de puntos por pulgada."},
	CheckFonts:          {"The file carries its fonts with it.", "El archivo lleva consigo sus tipos de letra."},
	CheckBookmarks:      {"Every exhibit has a bookmark.", "Cada anexo tiene un marcador."},
	CheckPanel:          {"The file opens with its bookmarks shown.", "El archivo se abre mostrando sus marcadores."},
	CheckPDFA:           {"The file is a PDF/A.", "El archivo es un PDF/A."},
	CheckPassword:       {"The file opens without a password.", "El archivo se abre sin contraseña."},
	CheckScript:         {"The file holds no scripts.", "El archivo no contiene programas."},
	CheckOpenAction:     {"Nothing happens by itself when the file is opened.", "Nada ocurre por sí solo al abrir el archivo."},
	CheckAttachment:     {"No other file is attached inside.", "No hay otro archivo adjunto dentro."},
	CheckAnnotation:     {"No comments or marks lie over the pages.", "No hay comentarios ni marcas sobre las páginas."},
	CheckOpenField:      {"No form field can still be filled.", "Ninguna casilla se puede rellenar todavía."},
	CheckCorner:         {"The upper right corner of the first page is left blank.", "La esquina superior derecha de la primera página queda en blanco."},
	CheckCornerLater:    {"The upper right corner of later pages is left blank.", "La esquina superior derecha de las demás páginas queda en blanco."},
	CheckOneDocument:    {"Each file is one document; papers of other kinds go in separately.", "Cada archivo es un solo documento; los de otra clase se presentan aparte."},
	CheckLeadDocument:   {"A proposed order is a file of its own.", "El proyecto de orden es un archivo aparte."},
	CheckSealed:         {"Papers under seal are not filed through this system.", "Los documentos sellados no se presentan por este sistema."},
	CheckConfidential:   {"A notice of confidential information goes with papers that hold any.", "Un aviso de información confidencial acompaña los escritos que la contienen."},
	CheckService:        {"A certificate of service shows that the other side got the papers.", "Un certificado de notificación muestra que la otra parte recibió los documentos."},
	CheckInterpreted:    {"A declarant without English has a certificate of interpretation.", "Quien declara sin saber inglés lleva un certificado de interpretación."},
	CheckEdition:        {"Each form is of the edition that the agency takes now.", "Cada formulario es de la edición que la agencia acepta ahora."},
	CheckSameEdition:    {"All pages of a form are of one edition.", "Todas las páginas de un formulario son de una misma edición."},
	CheckBlanks:         {"No question of a form is left without an answer.", "Ninguna pregunta de un formulario queda sin respuesta."},
	CheckSignatures:     {"Each form and paper is signed.", "Cada formulario y escrito está firmado."},
	CheckSuppB:          {"Supplement B was signed within the six months before filing.", "El Suplemento B se firmó dentro de los seis meses anteriores a la presentación."},
	CheckSamePerson:     {"Name, date of birth and A-number are the same on every form.", "El nombre, la fecha de nacimiento y el número A son iguales en cada formulario."},
	CheckTranslation:    {"A paper in another language has a certified English translation.", "Un documento en otro idioma lleva una traducción certificada al inglés."},
	CheckIdentifiers:    {"Social Security and taxpayer numbers are kept back.", "Los números de Seguro Social y de contribuyente no se muestran."},
	CheckAccount:        {"Account numbers are kept back.", "Los números de cuenta no se muestran."},
	CheckBirthDate:      {"Of a date of birth only the year stands.", "De una fecha de nacimiento solo aparece el año."},
	CheckMinor:          {"A minor is named by initials.", "A una persona menor de edad se la nombra con sus iniciales."},
	CheckHome:           {"The address of a home is kept back.", "El domicilio no se muestra."},
	CheckByEye:          {"A person looks at what no program can tell.", "Una persona mira lo que ningún programa puede saber."},
	CheckFileNames:      {"File names and properties hold no names.", "Los nombres de archivo y las propiedades no llevan nombres."},
}
