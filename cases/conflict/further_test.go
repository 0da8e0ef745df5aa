package conflict

import (
	"testing"

	"github.com/harborfile/harborfile/cases"
)

// Further pairs, made without looking at how names are compared. Every name is invented or as common as a name can be.
func TestFurtherPairs(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Тетяна Вигадана", "Tetyana Vyhadana", true},
		{"Тетяна Вигадана", "Tatiana Vygadana", true},
		{"Євген Зразок", "Yevhen Zrazok", true},
		{"Щербак Юрій", "Yuri Shcherbak", true},
		{"Ганна Приклад", "Hanna Pryklad", true},
		{"Aleksey Obraztsov", "Alexei Obrazcov", true},
		{"Наталья Образцова", "Natalia Obraztsova", true},
		{"خالد الخيالي", "Khaled Al Khayali", true},
		{"نور مثالي", "Nour Mithali", true},
		{"Abdallah Mithali", "Abdullah Mithali", true},
		{"Abdelkarim Misal", "Abdul Karim Misal", true},
		{"Phạm Thị Hồng Ví Dụ", "Pham Thi Hong Vi Du", true},
		{"Hồng Phạm", "Pham Hong", true},
		{"Wang Xiu Ying", "Xiuying Wang", true},
		{"Chan Tai-man", "Tai Man Chan", true},
		{"Park Ji-woo", "Jiwoo Park", true},
		{"María del Carmen Ficticia Prueba", "Carmen Ficticia", true},
		{"Jesús Muestra", "Chuy Muestra", true},
		{"Yesenia Muestra", "Jessenia Muestra", true},
		{"Jhon Ficticio", "John Ficticio", true},
		{"Geovanny Ejemplo", "Giovanni Ejemplo", true},
		{"Katherine Specimen", "Catherine Specimen", true},
		{"Peggy Specimen", "Margaret Specimen", true},
		{"Rourke Fictus", "Rourke Fictis", true},
		{"Dalton Scheinhart", "Dalton Shinehart", true},
		{"Xiomara Placeholder", "Xiomara Placehodler", true},
		{"Ngozi Mfano", "Ngozi Mfana", true},
		{"Fatou Exemple", "Fatoumata Exemple", true},
		{"Гук Петро", "Petro Huk", true},
		{"Jean-Baptiste Exemple", "Jean Baptiste Exemple", true},
		{"Łukasz Przykład", "Lukasz Przyklad", true},
		{"Müller Beispiel", "Mueller Beispiel", true},
		{"Søren Eksempel", "Soren Eksempel", true},
		{"Özlem Örnek", "Ozlem Ornek", true},
		{"MARIA EJEMPLO", "María  Ejemplo ", true},
		{"Ejemplo Nunez, Ximena", "Ximena Ejemplo Núñez", true},
		{"Maria Ejemplo-Muestra", "Maria Muestra", true},

		{"Maria Garcia", "Marta Garcia", false},
		{"Juan Garcia", "Juana Garcia", false},
		{"Tran Van Binh", "Tran Van Minh", false},
		{"Ali Khan", "Alia Khan", false},
		{"Wang Wei", "Wang Lei", false},
		{"Petro Zrazok", "Pavlo Zrazok", false},
		{"James Smith", "John Smith", false},
		{"Kim Min Su", "Kim Ji Su", false},
	} {
		got := Find(Files{Clients: []cases.Client{{ID: "a", Name: cases.Name{Given: c.a}}, {ID: "b", Name: cases.Name{Given: c.b}}}})
		if (len(got) > 0) != c.want {
			t.Errorf("%q and %q: match %v, want %v", c.a, c.b, len(got) > 0, c.want)
		}
	}
}
