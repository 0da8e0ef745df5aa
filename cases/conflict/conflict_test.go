package conflict

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/harborfile/harborfile/cases"
	"pgregory.net/rapid"
)

// Every name here is invented or as common as a name can be.
var pairTable = []struct {
	a, b string
	want Band // "" = no match
}{
	// the same
	{"Olena Zrazkova", "Olena Zrazkova", Strong},
	{"Olena Zrazkova", "OLENA ZRAZKOVA", Strong},
	{"Zrazkova, Olena", "Olena Zrazkova", Strong},
	{"Dr. Olena Zrazkova", "Olena Zrazkova", Strong},
	// Cyrillic
	{"Олена Зразкова", "Olena Zrazkova", Strong},
	{"Олена Зразкова", "Olena Zrazkowa", Strong},
	{"Зразкова Олена Ярославівна", "Olena Yaroslavivna Zrazkova", Strong},
	{"Yaroslav Khmelnytskyi", "Jaroslav Khmelnitsky", Likely},
	{"Богдан Хмельницький", "Bohdan Khmelnytskyi", Likely},
	{"Юлія Тестенко", "Yuliia Testenko", Strong},
	{"Iuliia Testenko", "Julia Testenko", Likely},
	{"Дмитро Вигаданий", "Dmytro Vyhadanyi", Likely},
	{"Oleksandr Vyhadko", "Sasha Vyhadko", Likely},
	{"Олександр Вигадько", "Aleksandr Vygadko", Likely},
	{"Сергей Образцов", "Sergey Obraztsov", Strong},
	{"Serhii Obraztsov", "Sergei Obrazcov", Likely},
	{"Ελένη Δοκιμή", "Eleni Dokimi", Strong},
	// Arabic
	{"محمد الخيالي", "Mohammed Al-Khayali", Likely},
	{"Muhammad Al Khayali", "Mohamed Elkhayali", Likely},
	{"Mohammed Khayali", "Muhammad Al-Khayali", Likely},
	{"Abdulrahman Mithali", "Abd al-Rahman Mithali", Strong},
	{"Abdel Rahman Mithali", "Abdurrahman Mithali", Strong},
	{"عبدالرحمن مثالي", "Abdulrahman Mithali", Likely},
	{"Hussein Namudhaji", "Husain Namudhaji", Likely},
	{"فاطمة نموذجي", "Fatima Namudhaji", Likely},
	{"Ayesha Misal", "Aisha Misal", Likely},
	{"Yusuf Khayali", "Youssef Khayali", Likely},
	{"Mustafa Misal", "Moustafa Misal", Strong},
	// Vietnamese
	{"Nguyễn Văn Thí Dụ Mẫu", "Nguyen Thi Du Mau", Strong},
	{"Mẫu Nguyễn", "Nguyen Mau", Strong},
	{"Trần Giả Bình", "Binh Tran Gia", Strong},
	{"Đặng Thị Ví", "Dang Thi Vi", Strong},
	{"Lê Thị Mẫu", "Le Mau", Likely},
	// Spanish and Portuguese
	{"María José Ejemplo Muestra", "Maria Jose Ejemplo Muestra", Strong},
	{"María José Ejemplo Muestra", "Maria Ejemplo", Likely},
	{"José Ejemplo", "Pepe Ejemplo", Likely},
	{"Guadalupe Muestra Ficticia", "Lupita Muestra", Likely},
	{"Francisco Peña", "Paco Pena", Likely},
	{"Ximena Gonzalez", "Ximena Gonzales", Strong},
	{"Rosa de la Cruz", "Rosa Cruz", Strong},
	{"João Exemplo", "Joao Exemplo", Strong},
	{"Ana Muestra-Ejemplo", "Ana Ejemplo Muestra", Strong},
	// Chinese and other East Asian names
	{"Zhang Wei", "Wei Zhang", Strong},
	{"Li Xiaoming", "Xiao Ming Li", Likely},
	{"Li Xiao-Ming", "Xiaoming Li", Likely},
	{"张伟", "张伟", Strong},
	{"Ōtsuka Rei", "Otsuka Rei", Strong},
	{"Kim Min-ji", "Minji Kim", Likely},
	// slips and parts
	{"Dalton Scheinhart", "Dalton Scheinhardt", Likely},
	{"Dalton Scheinhart", "Daltno Scheinhart", Likely},
	{"Dalton M. Scheinhart", "Dalton Scheinhart", Likely},
	{"Robert Placeholder", "Bob Placeholder", Likely},
	{"Elizabeth Placeholder", "Liz Placeholder", Likely},
	{"William T. Specimen", "Bill Specimen", Likely},
	{"Rourke Dale Fictus-Malone", "Rourke Fictus Malone", Likely},
	{"Rourke O'Specimen", "Rourke OSpecimen", Strong},
	// not the same
	{"Olena Zrazkova", "Iryna Zrazkova", ""},
	{"Nguyễn Văn An", "Nguyễn Văn Bình", ""},
	{"Nguyen Mau", "Nguyen Thi", ""},
	{"Maria Garcia", "Mario Garcia", ""},
	{"Maria Garcia Lopez", "Maria Garcia Ruiz", ""},
	{"Maria Muestra", "Omar Muestra", ""},
	{"Jose Ejemplo", "Luis Ejemplo", ""},
	{"Jose Ejemplo", "Jose Muestra", ""},
	{"Mohammed Khayali", "Mohammed Misal", ""},
	{"Ahmed Misal", "Hamid Misal", ""},
	{"Zhang Wei", "Zhang Li", ""},
	{"Wei Li", "Wei Zhang", ""},
	{"张伟", "张三", ""},
	{"Kim Min-ji", "Kim Min-su", ""},
	{"John Placeholder", "Jane Placeholder", ""},
	{"Robert Specimen", "Robert Placeholder", ""},
	{"Ana Ejemplo", "Ana", ""},
	{"Nguyen", "Mau Nguyen", ""},
	{"Mr. Dal", "Dalton Scheinhart", ""},
	{"Dalton Scheinhart", "Walton Steinhart", ""},
	{"Ivan Petrenko", "Petro Ivanenko", ""},
	{"Tess Nimmerland", "Tess Nirgendwo", ""},
	{"A. Placeholder", "B. Placeholder", ""},
	{"J. Placeholder", "K. Specimen", ""},
	{"Wei Chen", "Wen Chen", ""},
	{"Le An", "Le Anh", ""},
}

func TestPairs(t *testing.T) {
	if len(pairTable) < 60 {
		t.Fatalf("only %d pairs", len(pairTable))
	}
	for _, c := range pairTable {
		f := Files{Clients: []cases.Client{{ID: "a", ChosenName: "", Name: cases.Name{Given: c.a}}, {ID: "b", Name: cases.Name{Given: c.b}}}}
		got := Find(f)
		switch {
		case c.want == "" && len(got) > 0:
			t.Errorf("%q and %q: %s %v, want no match", c.a, c.b, got[0].Band, got[0].Reasons)
		case c.want != "" && len(got) != 1:
			t.Errorf("%q and %q: no match, want %s", c.a, c.b, c.want)
		case c.want != "" && got[0].Band != c.want:
			t.Errorf("%q and %q: %s %v, want %s", c.a, c.b, got[0].Band, got[0].Reasons, c.want)
		}
	}
}

func TestBirthDatesSpeak(t *testing.T) {
	for _, c := range []struct {
		a, b cases.Date
		want Band
	}{
		{"", "", Likely}, {"1994-09-30", "1994-09-30", Strong}, {"1994-09-30", "1971-02-03", Possible}, {"1994-09-03", "1994-03-09", Likely},
		{"1994-09-30", "1994", Likely}, {"1994-09-30", "1994-09-31", Likely},
	} {
		got := Named(Files{Clients: []cases.Client{{ID: "a", Name: cases.Name{Given: "Olena", Family: "Zrazkova"}, BirthDate: c.a}}}, "Elena Zrazkowa", c.b)
		if len(got) != 1 || got[0].Band != c.want {
			t.Errorf("%s and %s: %+v, want %s", c.a, c.b, got, c.want)
		}
	}
}

// Everybody the files name is compared: relatives, guardians, parties, aliases, officials, names in another script.
func TestFindLooksEverywhere(t *testing.T) {
	f := Files{
		Clients: []cases.Client{
			{ID: "c1", Name: cases.Name{Given: "Ximena", Family: "Muestra"}, OtherNames: []cases.Name{{Given: "Jenny", Family: "Ficticia"}},
				Family: []cases.Relative{{Relation: "sibling", Name: cases.Name{Given: "Tess", Family: "Nimmerland"}}}, Guarding: cases.Guardian{Name: cases.Name{Given: "Avery", Family: "Beispiel"}}},
			{ID: "c2", Name: cases.Name{Given: "Olena", Family: "Zrazkova"}, NativeName: "Олена Зразкова", BirthDate: "1994-09-30",
				Marriages: []cases.Marriage{{Name: cases.Name{Given: "Dorottya", Family: "Peldane"}}}, Means: cases.Means{Members: []cases.Member{{Name: "Bogdan Primerov"}}}},
			{ID: "c3", Name: cases.Name{Given: "Nemo", Family: "Nobody"}},
		},
		Parties: []cases.Party{
			{ID: "p1", ClientID: "c2", Role: "respondent", Name: cases.Name{Given: "Jennifer", Family: "Ficticia"}},
			{ID: "p2", ClientID: "c1", Role: "witness", Name: cases.Name{Given: "Elena", Family: "Zrazkova"}},
			{ID: "p3", ClientID: "c3", Role: "trafficker", Name: cases.Name{Family: "Unknown"}, Aliases: []string{"Tess Nimmerland"}},
			{ID: "p4", ClientID: "c1", Role: "witness", Name: cases.Name{Given: "Ximena", Family: "Muestra"}}, // her own file
			{ID: "p5", ClientID: "c1", Role: "witness", Name: cases.Name{Given: "Dorottya", Family: "Peldane"}},
			{ID: "p6", ClientID: "c1", Role: "witness", Name: cases.Name{Given: "Bogdan", Family: "Primerov"}},
		},
		Officials: []cases.AgencyPerson{{ID: "o1", AgencyID: "a", Name: cases.Name{Given: "Avery", Family: "Beispiel"}}},
		Attorneys: []cases.Attorney{{ID: "l1", Name: cases.Name{Given: "Nemo", Family: "Nobody"}}},
	}
	want := []string{"c1  p1", "c1 family[0] p3", "c1 guarding o1", "c2  p2", "c2 marriages[0] p5", "c2 means.members[0] p6", "c3  l1"}
	var got []string
	for _, m := range Find(f) {
		got = append(got, strings.Join([]string{m.A.ID, m.A.Part, m.B.ID}, " "))
	}
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if n := len(Who(f, "c3")); n != 2 {
		t.Errorf("%d matches for the third client", n)
	}
	text, err := json.Marshal(Find(f))
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"imena", "icticia", "razkova", "immerland", "eispiel", "obody", "1994"} {
		if strings.Contains(string(text), word) {
			t.Errorf("the result holds %q", word)
		}
	}
	if Named(f, "  ", "") != nil || Named(f, "…", "") != nil {
		t.Error("no name, and it matches")
	}
}

var someNames = rapid.SampledFrom([]string{"Olena", "Олена", "Elena", "Zrazkova", "Зразкова", "Mohammed", "محمد", "Nguyễn", "Mẫu", "Zhang", "Wei", "José", "Pepe",
	"Ejemplo", "de la", "Al-Khayali", "X", "张伟", "Abdul", "", "O'Neil", "\u200f", "é"})

func drawName(t *rapid.T, label string) cases.Name {
	return cases.Name{Given: someNames.Draw(t, label+" given"), Middle: someNames.Draw(t, label+" middle"), Family: someNames.Draw(t, label+" family")}
}

// Who is compared with whom makes no difference, nor does the order of the files.
func TestMatchingIsSymmetric(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.SampledFrom([]cases.Date{"", "1994-09-30", "1994-09-03", "1971-01-01"})
		a := cases.Client{ID: "a", Name: drawName(t, "a"), BirthDate: days.Draw(t, "born a")}
		b := cases.Client{ID: "b", Name: drawName(t, "b"), BirthDate: days.Draw(t, "born b")}
		x, y := Find(Files{Clients: []cases.Client{a, b}}), Find(Files{Clients: []cases.Client{b, a}})
		if len(x) != len(y) || len(x) == 1 && x[0].Band != y[0].Band {
			t.Fatalf("%+v beside %+v", x, y)
		}
	})
}

// A name always matches itself, written with accents or without, in capitals, family name first.
func TestAWholeNameMatchesItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := cases.Name{Given: rapid.SampledFrom([]string{"Olena", "José", "Mẫu", "Wei", "محمد", "Ярослав"}).Draw(t, "given"),
			Family: rapid.SampledFrom([]string{"Zrazkova", "Ejemplo", "Nguyễn", "Zhang", "الخيالي", "Вигаданий"}).Draw(t, "family")}
		turned := cases.Name{Given: strings.ToUpper(n.Family), Family: latin(n.Given)}
		got := Find(Files{Clients: []cases.Client{{ID: "a", Name: n}, {ID: "b", Name: turned}}})
		if len(got) != 1 {
			t.Fatalf("%+v and %+v do not match", n, turned)
		}
	})
}

// The index leaves out nobody whom a full comparison finds.
func TestTheIndexMissesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var f Files
		for i := range rapid.IntRange(2, 6).Draw(t, "n") {
			f.Clients = append(f.Clients, cases.Client{ID: fmt.Sprint(i), Name: drawName(t, fmt.Sprint(i))})
		}
		list := f.people()
		want := 0
		for i := range list {
			for k := i + 1; k < len(list); k++ {
				if sameFile(list[i].ref, list[k].ref) {
					continue
				}
				if _, ok := compare(list[i], list[k]); ok {
					want++
				}
			}
		}
		if got := len(Find(f)); got != want {
			t.Fatalf("%d of %d", got, want)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, c := range pairTable {
		f.Add(c.a, c.b)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		compare(person{names: texts(legal, a)}, person{names: texts(native, b)})
	})
}
