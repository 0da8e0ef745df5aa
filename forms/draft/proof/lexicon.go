package proof

import "strings"

// plainWords begin sentences, or are written with a capital letter in papers, and are no names of people.
var plainWords = wordSet(`
a about above according after afterwards again all almost already also although always am among an and another any
anyone are around as at attached attorney away back based be because before being below between both but by can case
clause client come consider consistent could counsel dated date day dear declarant defendant despite did do does
doing done down during each either enclosed enter even every everyone except exhibit exhibits few finally first for
form forms four from further furthermore given good government had has have having he help her here him his how
however i if immediately in including instead into is it its just last later let letter like listed little many may
maybe me medical mental more most moreover motion movant much my myself name neither never new next no nobody none nor
not nothing notice now of often on once one only or order ordered other our out over own page part people perhaps
petition petitioner plaintiff please police prior proposed pursuant re received record records relief request
respectfully respondent second section see service several she should signed since six small so some someone
sometimes soon still subject such sworn take thank that the their them then there therefore these they third this
those though three through thus to today together tomorrow too towards trafficking two under until up upon us very
victim was we well were what when whenever where whether which while who whose why will with within without would yes
yesterday yet you your class level tier group phase count account accounts address addresses card cards file files money work school home sincerely dear regards ms mr mrs mx dr sir madam telephone email fax number no
january february march april may june july august september october november december jan feb mar apr jun jul aug sep
sept oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas thanksgiving easter new year
english spanish french chinese mandarin cantonese vietnamese tagalog arabic russian ukrainian portuguese korean
haitian creole hindi punjabi bengali amharic tigrinya swahili somali farsi persian dari pashto urdu nepali burmese
khmer thai indonesian american americans mexican honduran guatemalan salvadoran african asian european latina latino
hispanic white black christian catholic muslim jewish hindu buddhist
alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana
iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania rhode island tennessee texas utah
vermont virginia washington wisconsin wyoming columbia guam america canada honduras guatemala salvador
nicaragua cuba haiti brazil colombia venezuela ecuador peru philippines china india vietnam thailand ukraine russia
nigeria ghana ethiopia kenya
abusive certifying interpreter foia
ssn google facebook instagram whatsapp snapchat tiktok craigslist backpage uber lyft greyhound amtrak walmart western
union venmo zelle cashapp paypal bitcoin iphone android gmail god bible internet covid
el la los las un una y o pero cuando despues antes entonces yo mi mis me su sus ella nosotros usted ustedes como porque
que si no en de del al con sin por para desde hasta este esta estos estas estimado estimada gracias atentamente
declaro firmado fecha lugar nombre solicitante demandado corte juez abogada abogado enero febrero marzo abril mayo junio
julio agosto septiembre setiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo
`)

// institution are words that make a name that of a place, a body, a law or a paper.
var institution = wordSet(`
court courts courthouse county counties city town village state states united federal district division superior
supreme circuit appeals appellate municipal tribunal department bureau agency office offices administration
commission committee council board ministry embassy consulate police sheriff prosecutor attorney general homeland
security investigation investigations immigration customs enforcement border patrol services service center centre
clinic hospital university college school academy church mosque temple shelter house home inn hotel motel hostel
apartments building tower plaza mall market store shop restaurant cafe bar club spa salon casino airport station
terminal street avenue road drive lane boulevard highway route interstate park square bridge river lake mountain
valley island bay beach coast north south east west northern southern eastern western central middle bank company
corporation inc llc llp ltd foundation association society network coalition project program institute union agency
act code rule rules section statute constitution amendment title chapter article part subpart paragraph form exhibit
exhibits tab page case docket index civil criminal number order motion memorandum petition declaration affidavit
certificate statement record records report letter supplement application visa status notice request response
opposition reply brief complaint puerto information indictment plea judgment conviction sentence victims victim protection
trafficking survivors survivor relief prevention violence women family procedure evidence law legal justice human
rights bar secretary director chief clerk judge magistrate honorable people republic commonwealth kingdom nation nations national
international american medicaid medicare social visa card passport license permit unit team task force line hotline
room floor suite apartment box po corte condado ciudad estado estados unidos departamento oficina distrito tribunal
citizenship history identity information management manual official policy summary
fiscalia policia calle avenida hospital iglesia escuela universidad ley codigo formulario anexo prueba peticion
`)

// abbreviations are the short forms of citations, written with a full stop.
var abbreviations = wordSet(`
pub crim civ proc pro penal stat stats stds ann gen rev comp admin reg regs evid app supp fed cir dist ct div cl ch tit
subd subds para paras art const prac rem dom rel fam cts jud juv veh health saf bus prof pen exec correct corr gov govt
lab ed educ ins prob cod codif laws pt pts vol eff amend res sess ord loc jur ev ala ariz ark cal colo conn del fla ga
haw ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo consol mckinney
vernon west smith deering baldwin page burns
`)

func wordSet(list string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(list) {
		out[w] = true
	}
	return out
}
