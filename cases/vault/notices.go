package vault

import (
	"path/filepath"
	"strings"
)

// notice is what a person is told about an opening, in both languages.
type notice struct{ en, es string }

var (
	// Opening an older copy is right after a backup of the whole folder was put back, so it is never refused.
	noticeOlder = notice{
		"This is an older copy of this vault than the one that was last used on this computer. " +
			"Everything in it reads, and what was entered since that copy is not in it. If nobody put a copy back, please find out who did.",
		"Esta es una copia de esta bóveda más antigua que la que se usó por última vez en este equipo. " +
			"Todo lo que contiene se lee, y lo que se escribió después de esa copia no está. Si nadie puso una copia en su lugar, averigüe quién lo hizo."}

	// The key of evidence.db is renewed on demand only: that writes the whole file.
	noticeEvidenceKey = notice{
		"The key of the evidence in this vault has done very much work. Please renew it when there is time: " +
			"the evidence is written afresh, which needs as much free room on the disk as it takes now. Everything is safe until then.",
		"La llave de las pruebas de esta bóveda ha trabajado muchísimo. Renuévela cuando haya tiempo: " +
			"las pruebas se escriben de nuevo, y hace falta tanto espacio libre en el disco como el que ocupan ahora. Hasta entonces todo está a salvo."}

	// Old blocks of a deleted matter may still lie on the disk.
	noticeUndestroyed = notice{
		"A matter was deleted for good, and its keys are gone. The disk has no room to write the rest of the vault afresh, " +
			"which is the last step. Please make room and open the vault again.",
		"Un asunto se borró para siempre, y sus llaves ya no existen. En el disco no hay espacio para escribir de nuevo el resto de la bóveda, " +
			"que es el último paso. Haga espacio y abra la bóveda otra vez."}

	noticeTorn = notice{
		"The program did not end cleanly last time, and the end of {file} does not read. Everything up to the last whole change is there. " +
			"Please look at what you entered last.",
		"La última vez el programa no terminó de forma ordenada, y el final de {file} no se lee. Todo está hasta el último cambio completo. " +
			"Revise lo último que escribió."}
)

// Notices says, in plain words, what was found and put right when the vault was opened. It is usually empty.
func (v *Vault) Notices() []string { return v.NoticesIn("en") }

// NoticesIn is Notices in a language: "es", or anything else for English.
func (v *Vault) NoticesIn(lang string) []string {
	var list []string
	for _, n := range v.notices() {
		if lang == "es" {
			list = append(list, n.es)
		} else {
			list = append(list, n.en)
		}
	}
	return list
}

func (v *Vault) notices() []notice {
	v.keysMu.Lock()
	defer v.keysMu.Unlock()
	var list []notice
	if v.older {
		list = append(list, noticeOlder)
	}
	if v.evidenceWorn {
		list = append(list, noticeEvidenceKey)
	}
	if v.undestroyed {
		list = append(list, noticeUndestroyed)
	}
	for _, name := range v.torn {
		name = filepath.Base(name)
		list = append(list, notice{strings.ReplaceAll(noticeTorn.en, "{file}", name), strings.ReplaceAll(noticeTorn.es, "{file}", name)})
	}
	return list
}
