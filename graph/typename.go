package graph

// TypeName says in words what sort of meeting, document, instrument, actor or
// passage something is. A type without words of its own is given as it is.
func TypeName(kind Kind, name string, lang Lang) string {
	said, ok := typeNames[kind][name]
	switch {
	case !ok:
		return name
	case lang == French:
		return said[1]
	}
	return said[0]
}

// typeNames are the words of the types that data, curation and extraction use, in
// English and in French.
var typeNames = map[Kind]map[string][2]string{
	KindMeeting: {
		"summit": {"summit", "sommet"}, "ministerial": {"ministerial meeting", "réunion ministérielle"},
		"conference": {"conference", "conférence"}, "congress": {"congress", "congrès"}, "session": {"session", "session"},
	},
	KindDocument: {
		"communiqué": {"communiqué", "communiqué"}, "commitments": {"text of commitments", "texte d’engagements"},
		"action plan": {"action plan", "plan d’action"}, "statement": {"statement", "déclaration"},
		"declaration": {"declaration", "déclaration"}, "call": {"call", "appel"},
		"press release": {"press release", "communiqué de presse"}, "resolution": {"resolution", "résolution"},
	},
	KindConvention: {
		"treaty": {"treaty", "traité"}, "protocol": {"protocol", "protocole"}, "resolution": {"resolution", "résolution"},
		"declaration": {"declaration", "déclaration"}, "statement": {"statement", "déclaration"}, "communique": {"communiqué", "communiqué"},
		"action-plan": {"action plan", "plan d’action"}, "principles": {"principles", "principes"}, "call": {"call", "appel"},
		"framework": {"framework", "cadre"}, "process": {"process", "processus"}, "law": {"law", "loi"}, "report": {"report", "rapport"},
		"other": {"other instrument", "autre instrument"},
	},
	KindActor: {
		"state": {"state", "État"}, "international-organisation": {"international organisation", "organisation internationale"},
		"regional-organisation": {"regional organisation", "organisation régionale"}, "group": {"group", "groupe"},
		"working-group": {"working group", "groupe de travail"}, "forum": {"forum", "enceinte"}, "company": {"company", "entreprise"},
		"person": {"person", "personne"}, "armed-group": {"armed group", "groupe armé"}, "role": {"role", "fonction"},
		"system": {"system", "système"}, "class": {"class of addressees", "catégorie de destinataires"},
	},
	KindPassage: {
		"section": {"section", "section"}, "heading": {"heading", "titre"}, "lead-in": {"lead-in", "chapeau"}, "paragraph": {"paragraph", "paragraphe"},
		"item": {"item", "alinéa"}, "footnote": {"footnote", "note de bas de page"},
		"clause": {"clause of the preamble", "considérant"}, "noise": {"no part of the text", "hors texte"},
	},
}
