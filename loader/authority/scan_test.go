package authority

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
	"stemma/graph/words"
)

// marked prints the hits of a text as "surface=id id", those that hold in
// context only with a question mark.
func marked(r *Register, s string, lang graph.Lang) []string {
	out := []string{}
	ws := words.Split(s)
	for _, h := range r.Scan(s, ws, lang) {
		start, end := h.Span(s, ws)
		ids := make([]string, len(h.IDs))
		for i, id := range h.IDs {
			ids[i] = id.Slug()
		}
		mark := "="
		if h.Context {
			mark = "?"
		}
		out = append(out, strings.Join(strings.Fields(s[start:end]), " ")+mark+strings.Join(ids, " "))
	}
	return out
}

func TestScanFrench(t *testing.T) {
	none := []string{}
	tests := []struct {
		name, in string
		want     []string
	}{
		{"a plain name", "Nous saluons l’action d’Europol.", []string{"Europol=europol"}},
		{"articles and contractions do not matter", "le forum de l'Union européenne sur Internet et le Forum de l’UE sur l'Internet", []string{"Union européenne=european-union", "Forum de l’UE sur l'Internet=eu-internet-forum"}},
		{"the longer of two names that begin alike", "le Forum mondial de lutte contre le terrorisme sur Internet", []string{"Forum mondial de lutte contre le terrorisme sur Internet=gifct"}},
		{"the shorter of them", "le Forum mondial de lutte contre le terrorisme, sur demande", []string{"Forum mondial de lutte contre le terrorisme=gctf"}},
		{"a name with its acronym", "avec l’Organisation mondiale des douanes (OMD) et d’autres", []string{"Organisation mondiale des douanes (OMD)=wco"}},
		{"an acronym nobody knows", "du Groupe d’action financière (XYZT), dont", []string{"Groupe d’action financière (XYZT)=fatf"}},
		{"the acronym of the last words", "au Forum Internet de l’Union européenne (UE) de", []string{"Forum Internet de l’Union européenne (UE)=eu-internet-forum"}},
		{"an acronym of somebody else", "aux États-Unis (FMI, février)", []string{"États-Unis=united-states", "FMI=imf"}},
		{"an acronym of somebody else alone", "aux États-Unis (FMI)", []string{"États-Unis=united-states", "FMI=imf"}},
		{"another name in brackets", "le Protocole contre la traite des personnes (Protocole de Palerme) reste", []string{"Protocole contre la traite des personnes (Protocole de Palerme)=palermo-trafficking-protocol"}},
		{"a term defined in brackets", "la Convention de Bâle (ci-après la Convention) et", []string{"Convention de Bâle (ci-après la Convention)=basel-convention"}},
		{"other brackets are no part", "la Convention de Bâle (et ses annexes)", []string{"Convention de Bâle=basel-convention"}},
		{"a number in brackets", "la Convention de Bâle (XXI)", []string{"Convention de Bâle=basel-convention"}},
		{"brackets that never close", "la Convention de Bâle (CB et ses", []string{"Convention de Bâle=basel-convention"}},
		{"an acronym inside a name", "le Mécanisme de réponse rapide (MRR) du G7", []string{"Mécanisme de réponse rapide (MRR) du G7=g7-rapid-response-mechanism"}},
		{"Palermo, the protocol", "le Protocole de Palerme", []string{"Protocole de Palerme=palermo-trafficking-protocol"}},
		{"Palermo, the convention", "la Convention de Palerme", []string{"Convention de Palerme=untoc"}},
		{"misprint and acronym of one body", "ONUDD ou ONUDC", []string{"ONUDD=unodc", "ONUDC=unodc"}},
		{"the two orders of two cities", "les groupes Lyon-Rome et Rome-Lyon; le Groupe Rome-Lyon", []string{"groupes Lyon-Rome=rome-lyon-group", "Groupe Rome-Lyon=rome-lyon-group"}},
		{"ICAO as it is not called", "l’Organisation internationale de l’aviation civile (OACI)", []string{"Organisation internationale de l’aviation civile (OACI)=icao"}},
		{"the group inside its group", "le Groupe du G7 Rome-Lyon étudie", []string{"Groupe du G7 Rome-Lyon=rome-lyon-group"}},
		{"ministers in the plural and the singular", "Les ministres de l’Intérieur du G7 et un ministre de la Sécurité des pays du G7", []string{"ministres de l’Intérieur du G7=g7-interior-security-ministers", "ministre de la Sécurité des pays du G7=g7-interior-security-ministers"}},
		{"ministries", "des ministères de la Sécurité du G7", []string{"ministères de la Sécurité du G7=g7-interior-security-ministers"}},
		{"ministers of the group alone", "les ministres du G7 souhaitent", []string{"G7=g7"}},
		{"capitals in a heading", "LA COOPÉRATION AVEC LES NATIONS UNIES ET LE FORUM MONDIAL DE LUTTE CONTRE LE TERRORISME", []string{"NATIONS UNIES=united-nations", "FORUM MONDIAL DE LUTTE CONTRE LE TERRORISME=gctf"}},
		{"no capitals, a short name", "un conseil de sécurité a été institué", none},
		{"no capitals, a long name", "la convention des nations unies contre la corruption", []string{"convention des nations unies contre la corruption=uncac"}},
		{"states begin with a capital", "du canada et du Canada", []string{"Canada=canada"}},
		{"an article is not the UN", "Un accord, UN PLAN", none},
		{"an acronym in small letters", "la règle cites et la CITES", []string{"CITES=cites"}},
		{"water is not the Emirates", "L’EAU POTABLE", none},
		{"one capital is enough for a long acronym", "Interpol, l’Unesco et INTERPOL", []string{"Interpol=interpol", "Unesco=unesco", "INTERPOL=interpol"}},
		{"but not for a short one", "le Gafi, l’Onu", none},
		{"a heading's number is not X", "Annexe X", none},
		{"nothing across a full stop", "le Conseil. Sécurité des Nations. Unies", none},
		{"nothing across a semicolon", "la Corée; du Nord", none},
		{"nothing across a bullet", "avec l’ONU\n- Femmes et paix", []string{"ONU=united-nations"}},
		{"a dash inside a name", "le Groupe Rome – Lyon", []string{"Groupe Rome – Lyon=rome-lyon-group"}},
		{"a comma parts a list", "les Nations, Unies", none},
		{"a comma of the name may be missing", "les élites les mandataires et les oligarques: le Groupe de travail sur les élites les mandataires et les oligarques russes", []string{"Groupe de travail sur les élites les mandataires et les oligarques russes=repo-task-force"}},
		{"page breaks inside a name", "le Forum mondial de lutte\n\n\f\n\ncontre le terrorisme.", []string{"Forum mondial de lutte contre le terrorisme=gctf"}},
		{"quotes inside a name", "le groupe de travail « Gel et saisie » de l’UE", []string{"groupe de travail « Gel et saisie » de l’UE=eu-freeze-and-seize-task-force"}},
		{"adjectives are no names", "la présidence canadienne, le peuple israélien", none},
		{"classes are no names", "les entreprises de technologie, le secteur privé, les États", none},
		{"an office stands for its organisation, its bare title for the United Nations’ beside them", "le Secrétaire général d’INTERPOL", []string{"Secrétaire général?un-secretary-general", "INTERPOL=interpol"}},
		{"a system is nobody", "le système I-24/7 d’Interpol", []string{"Interpol=interpol"}},
		{"a body of an organisation that shares its name with another's", "l’Assemblée générale d’INTERPOL, puis l’Assemblée générale", []string{"Assemblée générale d’INTERPOL=interpol-general-assembly", "Assemblée générale=un-general-assembly"}},
		{"a sea is no state", "en mer de Chine méridionale et en Chine", []string{"Chine=china"}},
		{"two Congos", "le Congo, la République du Congo et la République démocratique du Congo", []string{"Congo=democratic-republic-of-the-congo republic-of-the-congo", "République du Congo=republic-of-the-congo", "République démocratique du Congo=democratic-republic-of-the-congo"}},
		{"an island needs its article", "une Grenade, à la Grenade", []string{"Grenade=grenada"}},
		{"Toronto’s commitments", "les engagements de Toronto", []string{"engagements de Toronto=toronto-commitments-2018"}},
		{"the town in context", "à Toronto", []string{"Toronto?toronto-2018"}},
		{"one printed title, three texts", "Communiqué des ministres de l’Intérieur et de la Sécurité du G7", []string{"Communiqué des ministres de l’Intérieur et de la Sécurité du G7?mirabella-eclano-communique-2024 mito-communique-2023 ottawa-communique-2025"}},
		{"one summit town, two summits", "le sommet de Kananaskis", []string{"sommet de Kananaskis=kananaskis-2002 kananaskis-2025"}},
		{"the year tells them", "le sommet de Kananaskis de 2002", []string{"sommet de Kananaskis de 2002=kananaskis-2002"}},
		{"the series and a meeting of it", "les réunions des ministres de l’Intérieur et de la Sécurité du G7", []string{"réunions des ministres de l’Intérieur et de la Sécurité du G7=g7-interior-security-meetings"}},
		{"a meeting of the series", "la réunion des ministres de l’Intérieur et de la Sécurité du G7", []string{"réunion des ministres de l’Intérieur et de la Sécurité du G7?london-2021 mirabella-eclano-2024 mito-2023 ottawa-2025"}},
		{"the Kyoto congress", "au quatorzième Congrès des Nations Unies pour la prévention du crime et la justice pénale", []string{"quatorzième Congrès des Nations Unies pour la prévention du crime et la justice pénale=un-crime-congress-kyoto-2020"}},
		{"an English name in a French text", "avec le Global Internet Forum to Counter Terrorism (GIFCT) et le GIFCT", []string{"Global Internet Forum to Counter Terrorism (GIFCT)=gifct", "GIFCT=gifct"}},
		{"a protocol and its convention", "le deuxième Protocole additionnel à la Convention de Budapest, et la Convention de Budapest", []string{"deuxième Protocole additionnel à la Convention de Budapest=budapest-second-additional-protocol", "Convention de Budapest=budapest-convention"}},
	}
	r := register(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, marked(r, tt.in, graph.French)) })
	}
}

func TestScanEnglish(t *testing.T) {
	none := []string{}
	tests := []struct {
		name, in string
		want     []string
	}{
		{"possessives", "Russia’s and the Agency’s", []string{"Russia=russia"}},
		{"a possessive before brackets", "the International Atomic Energy Agency’s (IAEA) reports", []string{"International Atomic Energy Agency’s (IAEA)=iaea"}},
		{"spellings", "the International Labor Organisation and the Global Counter Terrorism Forum", []string{"International Labor Organisation=ilo", "Global Counter Terrorism Forum=gctf"}},
		{"us and the US", "Join us in the US", []string{"US=united-states"}},
		{"capitals in a heading", "WHO WE ARE", none},
		{"the organisation", "the WHO and the FAO", []string{"WHO=who", "FAO=fao"}},
		{"cites and CITES", "The report cites the CITES Secretariat. Cites", []string{"CITES=cites"}},
		{"the longest name", "the Optional Protocol to the Convention on the Rights of the Child on the sale of children, child prostitution and child pornography", []string{"Optional Protocol to the Convention on the Rights of the Child on the sale of children, child prostitution and child pornography=crc-sale-of-children-protocol"}},
		{"commas that the text leaves out", "the United Nations Educational Scientific and Cultural Organization", []string{"United Nations Educational Scientific and Cultural Organization=unesco"}},
		{"commas that part a list", "Trinidad, and Tobago", none},
		{"the leaders in full", "We, the Leaders of the Group of Seven (G7), met", []string{"Leaders of the Group of Seven (G7)=g7-leaders"}},
		{"the group", "G7 members and non-members", []string{"G7=g7"}},
		{"a French acronym may be an English word", "THE OMS AND THE EAU", none},
		{"the Emirates", "Qatar and the UAE", []string{"Qatar=qatar", "UAE=united-arab-emirates"}},
		{"Guinea and its neighbours", "Guinea, Guinea-Bissau, Equatorial Guinea, Papua New Guinea, the Gulf of Guinea", []string{"Guinea=guinea", "Guinea-Bissau=guinea-bissau", "Equatorial Guinea=equatorial-guinea", "Papua New Guinea=papua-new-guinea"}},
		{"Niger and Nigeria", "Niger, Nigeria and the Niger Delta", []string{"Niger=niger", "Nigeria=nigeria"}},
		{"a place is no meeting", "in Halifax, at the Halifax Summit", []string{"Halifax Summit=halifax-1995"}},
		{"two summits at one place", "the Elmau Summit and the 2015 Elmau Summit", []string{"Elmau Summit=elmau-2015 elmau-2022", "2015 Elmau Summit=elmau-2015"}},
		{"a state with a comment in brackets", "Iran (Islamic Republic of) and Iran", []string{"Iran (Islamic Republic of)=iran", "Iran=iran"}},
	}
	r := register(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { assert.Equal(t, tt.want, marked(r, tt.in, graph.English)) })
	}
}

func TestNear(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a letter mistaken", "la Conventlon de Budapest sur la cybercriminalité", "budapest-convention"},
		{"a letter lost", "le Goupe d’action financière", "fatf"},
		{"rn for m", "le Forurn mondial de lutte contre le terrorisme", "gctf"},
		{"an article stuck to its word", "le Forum mondial de Iinternet contre le terrorisme", "gifct"},
		{"exact names too", "d’INTERPOL", "interpol"},
		{"two letters in a short name", "la Bonque mondlale", ""},
		{"a short name", "la Bonque mondiale", ""},
		{"a number is another number", "la résolution 2397 (2017) du Conseil", ""},
	}
	r := register(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for _, h := range r.Near(tt.in, words.Split(tt.in), graph.French) {
				got += h.IDs[0].Slug()
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func FuzzScan(f *testing.F) {
	for _, s := range []string{
		"le Groupe d’action financière (GAFI", "les Sept (", "G7)", "(le Protocole)", "l’", "UN UN UN", "Union’s (EU)",
		"Forum mondial de lutte contre le terrorisme sur Internet (GIFCT)", "co- counter anti", "\xff(\xfe)",
	} {
		f.Add(s)
	}
	r, err := Open()
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ws := words.Split(s)
		for _, lang := range []graph.Lang{"", graph.French, graph.English} {
			for _, scan := range []func(string, []words.Word, graph.Lang) []Hit{r.Scan, r.Near} {
				last := 0
				for _, h := range scan(s, ws, lang) {
					if h.First < last || h.End <= h.First || h.End > len(ws) {
						t.Fatalf("hit %+v overlaps or leaves the words of %q", h, s)
					}
					if len(h.IDs) == 0 || h.Name == "" {
						t.Fatalf("hit %+v means nothing in %q", h, s)
					}
					if start, end := h.Span(s, ws); start >= end || end > len(s) {
						t.Fatalf("span %d-%d of %q", start, end, s)
					}
					last = h.End
				}
			}
		}
	})
}

func BenchmarkScan(b *testing.B) {
	r := register(b)
	s := strings.Repeat("Nous, les ministres de l’Intérieur et de la Sécurité du G7, demandons au Groupe Rome-Lyon de travailler avec INTERPOL et l’Office des Nations Unies contre la drogue et le crime (ONUDC) à une réponse commune aux menaces qui pèsent sur nos sociétés, et d’en rendre compte avant la fin de l’année. ", 50)
	ws := words.Split(s)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		r.Scan(s, ws, graph.French)
	}
}

func BenchmarkOpen(b *testing.B) {
	r := register(b)
	for b.Loop() {
		build(r.entities, r.topics, nil)
	}
}

func ExampleRegister_Scan() {
	register, err := Open()
	if err != nil {
		panic(err)
	}
	const text = "We will work with INTERPOL and the Financial Action Task Force (FATF)."
	ws := words.Split(text)
	for _, hit := range register.Scan(text, ws, graph.English) {
		start, end := hit.Span(text, ws)
		fmt.Println(hit.IDs[0], text[start:end])
	}
	// Output:
	// actor:interpol INTERPOL
	// actor:fatf Financial Action Task Force (FATF)
}
