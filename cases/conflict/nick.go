package conflict

import "sync"

// nicknames are groups of given names that one person may use, the first being the name of the group. A name in two
// groups belongs to the first: tolerance here costs a second look, nothing more.
var nicknames = [][]string{
	{"alexander", "oleksandr", "aleksandr", "alejandro", "alex", "sasha", "sashko", "olexandr", "iskander", "sandro"},
	{"alexandra", "oleksandra", "alejandra", "sandra", "lexi"},
	{"olena", "elena", "helena", "yelena", "lena", "helen", "helene", "alena", "olenka"},
	{"kateryna", "katherine", "catherine", "catalina", "kate", "katie", "kathy", "katya", "katia", "ekaterina", "yekaterina", "katarina"},
	{"mykola", "nikolai", "nicholas", "nicolas", "nick", "kolya", "nikolay", "mikola"},
	{"mykhailo", "mikhail", "michael", "miguel", "mike", "misha", "michel"},
	{"volodymyr", "vladimir", "vova", "volodya", "wladimir", "uladzimir"},
	{"dmytro", "dmitri", "dmitry", "dima", "dmitriy", "dimitri"},
	{"andriy", "andrei", "andrew", "andres", "andy", "andrii", "andrey", "drew"},
	{"serhiy", "sergei", "sergey", "sergio", "serge", "serhii"},
	{"yevhen", "eugene", "evgeny", "yevgeny", "eugenio", "zhenya"},
	{"oleh", "oleg"}, {"ihor", "igor"}, {"hanna", "anna", "ana", "anne", "ann", "anya", "annie", "hannah"},
	{"anastasiia", "anastasia", "nastya", "stacy"}, {"tetiana", "tatiana", "tanya", "tania"}, {"natalia", "nataliya", "natasha", "natalie"},
	{"mariia", "maria", "mary", "marie", "masha", "mariya", "mia"}, {"sofiia", "sofia", "sophia", "sophie", "sonya"},
	{"ivan", "john", "juan", "jhon", "johnny", "jean", "jon", "ivanko", "johan", "giovanni", "vanya"}, {"jonathan", "jonathon"},
	{"jose", "pepe", "joseph", "joe", "chepe", "josef", "josip", "yosef", "yusuf", "youssef", "joey"},
	{"francisco", "paco", "pancho", "francis", "frank", "kiko", "cisco"}, {"guadalupe", "lupe", "lupita"},
	{"ignacio", "nacho"}, {"enrique", "quique", "henry", "hank", "kike"}, {"jesus", "chuy", "chucho"}, {"rosario", "chayo"},
	{"dolores", "lola"}, {"concepcion", "concha", "conchita"}, {"graciela", "chela"}, {"isabel", "chabela", "elizabeth", "liz", "beth", "betty", "eliza", "lisa", "yelyzaveta", "elisabeth"},
	{"consuelo", "chelo"}, {"refugio", "cuca", "cuco"}, {"eduardo", "lalo", "edward", "ed", "eddie", "ted"}, {"gerardo", "jerry", "gerald"},
	{"manuel", "manolo", "emmanuel", "manny"}, {"antonio", "tono", "anthony", "tony", "antonia"}, {"luis", "louis", "lucho", "lewis", "lou"},
	{"pedro", "peter", "pete", "petro", "pyotr", "perico"}, {"pablo", "paul", "pavlo", "pavel"}, {"jorge", "george", "coque", "yuri", "yurii"},
	{"carlos", "charles", "charlie", "chuck", "carlitos", "karl"}, {"roberto", "robert", "bob", "rob", "bobby", "beto", "bert"}, {"alberto", "albert", "al"},
	{"guillermo", "william", "bill", "will", "billy", "memo", "liam"}, {"ricardo", "richard", "rick", "dick", "rich"}, {"tomas", "thomas", "tom", "tommy"},
	{"rafael", "rafa", "raphael"}, {"gabriel", "gabe"}, {"gabriela", "gaby"}, {"daniel", "dan", "danny", "danylo"}, {"david", "dave", "davyd", "daud"},
	{"teresa", "tere", "theresa", "terry", "tess"}, {"margarita", "margaret", "maggie", "peggy", "meg", "marge"}, {"patricia", "pat", "patty", "paty"},
	{"veronica", "vero", "ronnie"}, {"beatriz", "betty", "bea", "beatrice"}, {"rosa", "rose", "rosie", "rosita"}, {"susana", "susan", "sue", "suzanne"},
	{"james", "jim", "jimmy", "jaime", "jacobo", "diego", "santiago"}, {"steven", "steve", "stephen", "esteban", "stepan"}, {"matthew", "matt", "mateo", "matvii"},
	{"christopher", "chris", "cristobal"}, {"benjamin", "ben"}, {"samuel", "sam"}, {"joshua", "josh"}, {"timothy", "tim"}, {"gregory", "greg", "hryhoriy", "grigori"},
	{"mohammed", "muhammad", "mohamed", "mohammad", "muhammed", "mohamad", "mamadou", "mehmet"}, {"ahmed", "ahmad", "ahmet"}, {"hussein", "husain", "hussain", "husayn", "huseyin"},
	{"omar", "umar", "omer"}, {"osman", "uthman", "othman", "usman"}, {"fatima", "fatou", "fatoumata", "fatma", "fatimah", "fatemeh"}, {"aisha", "ayesha", "aicha", "aysha", "ayse"},
	{"maryam", "mariam", "meryem", "miriam"}, {"khadija", "hadija", "khadijah"}, {"layla", "leila", "laila", "leyla"}, {"zaynab", "zainab", "zeinab", "zeynep"},
	{"ibrahim", "ebrahim", "abraham", "abe"}, {"ali", "aly"}, {"noor", "nur", "nour"}, {"hassan", "hasan"}, {"khalid", "khaled", "halid"}, {"said", "saeed", "sayed", "saied"},
	{"victoria", "vicky", "viktoriia", "vika"}, {"julia", "yuliia", "yulia", "julie", "iuliia"}, {"deborah", "debbie", "deb"}, {"jennifer", "jenny", "jen"}, {"jessica", "jess"},
}

var nickGroups = sync.OnceValue(func() map[string]string {
	groups := map[string]string{}
	for _, g := range nicknames {
		for _, n := range g {
			for _, form := range []string{n, soundOf(n)} {
				if groups[form] == "" {
					groups[form] = g[0]
				}
			}
		}
	}
	return groups
})

// nickOf is the group of given names a name belongs to, "" for none.
func nickOf(plain string) string { return nickGroups()[plain] }
