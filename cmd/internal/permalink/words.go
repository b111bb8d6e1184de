package permalink

import (
	"strings"

	"stemma/graph"
	"stemma/graph/cite"
)

// words are what a page says, in one language. The template reads them by name.
type words struct {
	Skip, Facts, Text, Evidence, Cite, Forms, Exports, More, State, Stored, Nothing, Language  string
	Source, Target, Type, Method, Confidence, Status, Cue, Rule, Curator, Reason, Shared, Data string
	Identifier, AsOf, At, ToPresent, Notice, Permalink, Edge, Home, Moment                     string
	Says, Said, RejectedNote, Revision, Description, Place, Colon, Then                        string

	kinds    map[graph.Kind]string
	names    map[string]string // of facts and parts
	says     map[graph.RelationType][2]string
	methods  map[graph.Method]string
	forces   map[graph.Force]string
	citation map[cite.Format]string
}

func wordsIn(lang graph.Lang) words {
	if lang == graph.French {
		return french
	}
	return english
}

var english = words{
	Skip: "Skip to the content", Facts: "What is known", Text: "In its words", Evidence: "Evidence", Cite: "Cite this",
	Forms: "For programs", Exports: "Export its lineage", More: "and %d more, in the exports", State: "State of the graph",
	Stored: "stored", Nothing: "None is known.", Language: "Language", Source: "from", Target: "to", Type: "type",
	Method: "how it is known", Confidence: "confidence", Status: "status", Cue: "words that decide", Rule: "rule",
	Curator: "vouched for by", Reason: "reason", Shared: "what the two share", Data: "stated by", Identifier: "In other registers",
	AsOf: "what had been said by", At: "as the graph knew it at", ToPresent: "Show it as it is now",
	Notice:    "This is not the authentic text; only the official texts are authentic.",
	Permalink: "Permalink", Edge: "this relation", Home: "stemma: home", Moment: "An earlier state",
	Says: "What it says of others", Said: "What others say of it", RejectedNote: "A person rejected this relation; no answer shows it unless asked to.",
	Revision: "revision", Description: "description of the whole dataset", Place: "stands in", Colon: ": ", Then: "; ",
	kinds: map[graph.Kind]string{
		graph.KindMeeting: "Meeting", graph.KindDocument: "Document", graph.KindWitness: "Witness", graph.KindPassage: "Passage",
		graph.KindCommitment: "Commitment", graph.KindActor: "Actor", graph.KindConvention: "Convention", graph.KindTopic: "Topic",
		graph.KindEdge: "Relation",
	},
	names: map[string]string{
		"name": "name", "aliases": "also called", "type": "type", "forum": "forum", "place": "place", "country": "country",
		"start": "began on", "end": "ended on", "presidency": "presidency", "participants": "participants", "previous": "meeting before",
		"next": "next meeting", "note": "note", "source": "where the facts come from", "date": "date", "meeting": "meeting",
		"textOf": "is the text of", "official": "official text", "language": "language", "document": "document", "format": "format",
		"file": "file", "sha256": "SHA-256 of the file", "quality": "quality", "ref": "number", "headings": "under the headings",
		"passage": "passage", "force": "force", "topics": "topics", "madeBy": "made by", "addressees": "addressed to",
		"deadline": "deadline", "quantities": "quantities", "hedge": "hedge", "subset": "who acts", "someOnly": "only some of the participants",
		"former": "earlier ids", "curator": "summary, force and topics by", "parent": "belongs to", "symbol": "symbol", "adoptedOn": "adopted on",
		"adoptedAt": "adopted at", "unconfirmed": "how it is known", "wordsOnly": "from a document's words alone", "broader": "broader topic",
		"scope": "scope", "summary": "Summary, in a curator's words", "text": "Text", "identifiers": "in other registers", "kind": "kind",
		"documents": "Documents", "commitments": "Commitments", "witnesses": "Witnesses", "texts": "Loaded texts of it", "narrower": "Narrower topics",
		"open": "Statements that are not settled",
	},
	says: map[graph.RelationType][2]string{
		graph.Reaffirms: {"reaffirms", "is reaffirmed by"}, graph.BuildsOn: {"builds on", "is built on by"},
		graph.DelegatesTo: {"delegates to", "is tasked by"}, graph.CallsOn: {"calls on", "is called on by"},
		graph.Implements: {"implements", "is implemented by"}, graph.Supports: {"supports", "is supported by"},
		graph.CooperatesWith: {"cooperates with", "is a partner of"}, graph.Cites: {"cites", "is cited by"},
		graph.StatedIn: {"is stated in", "states"}, graph.MadeAt: {"was made at", "made"}, graph.MadeBy: {"was made by", "made"},
		graph.About: {"is about", "is the subject of"}, graph.PartOf: {"is part of", "has the part"}, graph.WitnessOf: {"is a witness of", "has the witness"},
		graph.TextOf: {"is the text of", "has the text"}, graph.AdoptedAt: {"was adopted at", "adopted"},
		graph.ParticipatedIn: {"took part in", "was attended by"}, graph.Follows: {"follows", "is followed by"}, graph.MemberOf: {"belongs to", "has the member"},
	},
	methods: map[graph.Method]string{
		graph.Stated: "the text states it", graph.Aligned: "the text names a meeting or document; the program chose the commitment",
		graph.Inferred: "found by likeness", graph.Curated: "a person said so", graph.Structure: "layout or reference data",
	},
	forces: map[graph.Force]string{
		graph.Task: "asks a body that works for the group to act", graph.Reaffirm: "restates an earlier promise or position",
		graph.Call: "urges others to act", graph.Support: "continues to back", graph.Commit: "undertakes",
	},
	citation: map[cite.Format]string{cite.Text: "Sentence", cite.BibTeX: "BibTeX", cite.RIS: "RIS"},
}

var french = words{
	Skip: "Aller au contenu", Facts: "Ce que l’on sait", Text: "Dans ses mots", Evidence: "Preuves", Cite: "Citer",
	Forms: "Pour les programmes", Exports: "Exporter sa filiation", More: "et %d autres, dans les exports", State: "État du graphe",
	Stored: "enregistrée le", Nothing: "On n’en connaît pas.", Language: "Langue", Source: "de", Target: "vers", Type: "type",
	Method: "comment on le sait", Confidence: "confiance", Status: "statut", Cue: "mots qui décident", Rule: "règle",
	Curator: "attesté par", Reason: "raison", Shared: "ce que les deux partagent", Data: "énoncé par", Identifier: "Dans d’autres registres",
	AsOf: "ce qui avait été dit au", At: "tel que le graphe le savait à", ToPresent: "Voir l’état actuel",
	Notice:    "Ce n’est pas le texte authentique ; seuls les textes officiels font foi.",
	Permalink: "Permalien", Edge: "cette relation", Home: "stemma : accueil", Moment: "Un état antérieur",
	Says: "Ce qu’il dit d’autres", Said: "Ce que d’autres en disent", RejectedNote: "Une personne a rejeté cette relation ; aucune réponse ne la montre sans qu’on le demande.",
	Revision: "révision", Description: "description de tout le jeu de données", Place: "se trouve dans", Colon: " : ", Then: " ; ",
	kinds: map[graph.Kind]string{
		graph.KindMeeting: "Réunion", graph.KindDocument: "Document", graph.KindWitness: "Témoin", graph.KindPassage: "Passage",
		graph.KindCommitment: "Engagement", graph.KindActor: "Acteur", graph.KindConvention: "Convention", graph.KindTopic: "Thème",
		graph.KindEdge: "Relation",
	},
	names: map[string]string{
		"name": "nom", "aliases": "autres noms", "type": "type", "forum": "enceinte", "place": "lieu", "country": "pays",
		"start": "début", "end": "fin", "presidency": "présidence", "participants": "participants", "previous": "réunion précédente",
		"next": "réunion suivante", "note": "note", "source": "origine des faits", "date": "date", "meeting": "réunion",
		"textOf": "est le texte de", "official": "texte officiel", "language": "langue", "document": "document", "format": "format",
		"file": "fichier", "sha256": "SHA-256 du fichier", "quality": "qualité", "ref": "numéro", "headings": "sous les titres",
		"passage": "passage", "force": "force", "topics": "thèmes", "madeBy": "pris par", "addressees": "adressé à",
		"deadline": "échéance", "quantities": "quantités", "hedge": "réserve", "subset": "qui agit", "someOnly": "une partie des participants seulement",
		"former": "anciens identifiants", "curator": "résumé, force et thèmes par", "parent": "fait partie de", "symbol": "cote", "adoptedOn": "adopté le",
		"adoptedAt": "adopté à", "unconfirmed": "comment on le connaît", "wordsOnly": "par les seuls mots d’un document", "broader": "thème plus large",
		"scope": "portée", "summary": "Résumé, dans les mots d’un curateur", "text": "Texte", "identifiers": "dans d’autres registres", "kind": "nature",
		"documents": "Documents", "commitments": "Engagements", "witnesses": "Témoins", "texts": "Ses textes chargés", "narrower": "Thèmes plus étroits",
		"open": "Énoncés non tranchés",
	},
	says: map[graph.RelationType][2]string{
		graph.Reaffirms: {"réaffirme", "est réaffirmé par"}, graph.BuildsOn: {"s’appuie sur", "sert d’appui à"},
		graph.DelegatesTo: {"confie à", "est chargé par"}, graph.CallsOn: {"appelle", "est appelé par"},
		graph.Implements: {"met en œuvre", "est mis en œuvre par"}, graph.Supports: {"soutient", "est soutenu par"},
		graph.CooperatesWith: {"coopère avec", "est partenaire de"}, graph.Cites: {"cite", "est cité par"},
		graph.StatedIn: {"est énoncé dans", "énonce"}, graph.MadeAt: {"a été pris à", "a pris"}, graph.MadeBy: {"a été pris par", "a pris"},
		graph.About: {"porte sur", "est l’objet de"}, graph.PartOf: {"fait partie de", "a pour partie"}, graph.WitnessOf: {"est un témoin de", "a pour témoin"},
		graph.TextOf: {"est le texte de", "a pour texte"}, graph.AdoptedAt: {"a été adopté à", "a adopté"},
		graph.ParticipatedIn: {"a participé à", "a réuni"}, graph.Follows: {"suit", "est suivi par"}, graph.MemberOf: {"fait partie de", "a pour membre"},
	},
	methods: map[graph.Method]string{
		graph.Stated: "le texte le dit", graph.Aligned: "le texte nomme une réunion ou un document ; le programme a choisi l’engagement",
		graph.Inferred: "trouvé par ressemblance", graph.Curated: "une personne l’a dit", graph.Structure: "mise en page ou données de référence",
	},
	forces: map[graph.Force]string{
		graph.Task: "charge un organe qui travaille pour le groupe", graph.Reaffirm: "redit une promesse ou une position",
		graph.Call: "appelle d’autres à agir", graph.Support: "maintient un soutien", graph.Commit: "s’engage",
	},
	citation: map[cite.Format]string{cite.Text: "Phrase", cite.BibTeX: "BibTeX", cite.RIS: "RIS"},
}

// language names a language in the page's own.
func (w *words) language(of graph.Lang) string {
	fr := w == &french || w.Language == french.Language
	switch {
	case of == graph.French && fr:
		return "français"
	case of == graph.French:
		return "French"
	case of == graph.English && fr:
		return "anglais"
	case of == graph.English:
		return "English"
	}
	return string(of)
}

func mediaType(full string) string {
	kind, _, _ := strings.Cut(full, ";")
	return kind
}
