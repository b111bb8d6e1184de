package lexicon

import (
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// Form is a form of a verb that matters to commitments.
type Form string

// The forms.
const (
	Infinitive Form = "inf"  // réaffirmer; reaffirm
	We         Form = "we"   // réaffirmons; (English: the infinitive)
	They       Form = "they" // réaffirment; (English: the infinitive)
	It         Form = "it"   // réaffirme; reaffirms
	WeWill     Form = "will" // réaffirmerons
	TheyWill   Form = "shall"
	Participle Form = "ing" // réaffirmant; reaffirming
	Past       Form = "ed"  // réaffirmé; reaffirmed
)

func (f Form) known() bool {
	switch f {
	case Infinitive, We, They, It, WeWill, TheyWill, Participle, Past:
		return true
	}
	return false
}

// Class says what a verb does when the participants are its subject.
type Class string

// The classes.
const (
	Reaffirming Class = "reaffirm"
	Calling     Class = "call"
	Supporting  Class = "support"
	Undertaking Class = "commit"   // an act of engaging in itself: s'engager, veiller
	Acting      Class = "act"      // any other deed
	Continuing  Class = "continue" // takes its force from tense, or from the verb after it
	Appraising  Class = "none"     // recognises, welcomes, condemns, tells
)

// VerbForm is what a word can be.
type VerbForm struct {
	Verb  string // folded infinitive
	Form  Form
	Class Class
}

// is reports that the form is one that an element of a pattern means.
func (f VerbForm) is(e element) bool { return f.Verb == e.verb && (e.form == "" || f.Form == e.form) }

// conjugate returns the folded forms of a verb. Irregular stems are given in
// the data as FORM=WORD; everything else follows the regular patterns of the
// language.
func conjugate(lang graph.Lang, infinitive string, given map[Form][]string) map[Form][]string {
	inf := words.Strip(infinitive)
	forms := map[Form][]string{Infinitive: {inf}}
	if lang == graph.English {
		english(inf, forms)
	} else {
		french(inf, forms)
	}
	for f, ws := range given {
		forms[f] = ws
	}
	return forms
}

func french(inf string, forms map[Form][]string) {
	set := func(we, they, it, will, ing, ed string) {
		forms[We], forms[They], forms[It] = []string{we}, []string{they}, []string{it}
		forms[WeWill] = []string{will + "ons"}
		forms[TheyWill] = []string{will + "ont"}
		forms[Participle] = []string{ing}
		forms[Past] = []string{ed, ed + "e", ed + "s", ed + "es"}
	}
	switch {
	case strings.HasSuffix(inf, "er"):
		s := strings.TrimSuffix(inf, "er")
		soft := s
		if strings.HasSuffix(s, "g") {
			soft = s + "e"
		}
		weak := s
		if strings.HasSuffix(s, "oy") || strings.HasSuffix(s, "uy") {
			weak = s[:len(s)-1] + "i"
		}
		if strings.HasSuffix(s, "el") && !strings.HasSuffix(s, "eel") && s != "revel" {
			weak = s + "l" // appelle, renouvelle
		}
		set(soft+"ons", weak+"ent", weak+"e", weak+"er", soft+"ant", s+"e")
		if weak != s {
			forms[WeWill] = append(forms[WeWill], s+"erons")
			forms[TheyWill] = append(forms[TheyWill], s+"eront")
		}
		forms[Past] = []string{s + "e", s + "ee", s + "es", s + "ees"}
	case strings.HasSuffix(inf, "ir"):
		s := strings.TrimSuffix(inf, "ir")
		set(s+"issons", s+"issent", s+"it", s+"ir", s+"issant", s+"i")
	case strings.HasSuffix(inf, "re"):
		s := strings.TrimSuffix(inf, "re")
		set(s+"ons", s+"ent", s, s+"r", s+"ant", s+"u")
	}
}

func english(inf string, forms map[Form][]string) {
	forms[We], forms[They] = []string{inf}, []string{inf}
	s, ing, ed := inf+"s", inf+"ing", inf+"ed"
	switch {
	case strings.HasSuffix(inf, "e"):
		ing, ed = inf[:len(inf)-1]+"ing", inf+"d"
	case strings.HasSuffix(inf, "y") && len(inf) > 2 && !strings.ContainsRune("aeiou", rune(inf[len(inf)-2])):
		s, ed = inf[:len(inf)-1]+"ies", inf[:len(inf)-1]+"ied"
	case strings.HasSuffix(inf, "ss"), strings.HasSuffix(inf, "sh"), strings.HasSuffix(inf, "ch"), strings.HasSuffix(inf, "x"):
		s = inf + "es"
	}
	forms[It], forms[Participle], forms[Past] = []string{s}, []string{ing}, []string{ed}
	forms[WeWill], forms[TheyWill] = nil, nil
}
