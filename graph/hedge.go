package graph

import (
	"strings"

	"stemma/graph/words"
)

// softening is how a phrase leaves room to those who are bound.
type softening uint8

// The ways: as far as it fits or is possible; within the law; as they choose.
const (
	byFit softening = 1 << iota
	byLaw
	byChoice
)

// softeners are such phrases, folded. They are wider than the cues by which
// extraction finds a hedge: to say that one version hedges and the other does
// not, the other must have none of them.
var softeners = []struct {
	lang    Lang
	way     softening
	phrases []string
}{
	{English, byFit, []string{
		"appropriate", "applicable", "necessary", "needed", "required", "relevant", "possible", "feasible", "practicable", "extent", "so far as", "in so far as",
		"insofar as", "in a position", "suitable",
	}},
	{English, byLaw, []string{
		"consistent with", "consistently with", "in accordance with", "in conformity with", "in compliance with", "in keeping with", "in line with", "conformity",
		"subject to", "under", "pursuant to", "within", "with respect for", "with full respect", "law", "laws", "legislation",
	}},
	{English, byChoice, []string{"may", "might", "could", "voluntary", "voluntarily", "choose", "wish", "consider"}},
	{French, byFit, []string{
		"convient", "conviendra", "convenait", "y a lieu", "y avait lieu", "echeant", "selon le cas", "selon les cas", "besoin", "besoins", "necessaire",
		"necessaires", "faut", "possible", "possibles", "approprie", "appropriee", "appropries", "appropriees", "pertinent", "pertinente", "pertinents", "pertinentes",
		"applicable", "applicables", "voulu", "voulue", "voulus", "voulues", "utile", "utiles", "opportun", "mesure", "mieux", "faisable", "en mesure", "requis", "requise",
		"indique", "indiquee", "chaque fois que", "la ou", "adapte", "adaptee", "adaptes", "adaptees",
	}},
	{French, byLaw, []string{
		"conformement", "conforme", "conformes", "conformite", "respect", "respectant", "en accord", "limites", "dans le cadre", "sous reserve", "en vertu", "au regard",
		"compatible", "compatibles", "droit", "loi", "lois", "legislation", "legislations", "juridique", "juridiques", "titre du", "titre de", "prevu par", "suivant",
	}},
	{French, byChoice, []string{
		"peut", "peuvent", "pourra", "pourront", "pourrait", "pourraient", "puisse", "puissent", "volontaire", "volontaires", "volontairement", "choisir",
		"souhaitent", "souhaite", "envisager", "envisage", "envisagent", "loisible", "gre",
	}},
}

// softened tells in what ways words leave room.
func softened(ws []words.Word, lang Lang) softening {
	folded := make([]string, len(ws))
	for i, w := range ws {
		folded[i] = w.Text
	}
	text := " " + strings.Join(folded, " ") + " "
	var all softening
	for _, s := range softeners {
		if s.lang != lang || all&s.way != 0 {
			continue
		}
		for _, phrase := range s.phrases {
			if strings.Contains(text, " "+phrase+" ") {
				all |= s.way
				break
			}
		}
	}
	return all
}
