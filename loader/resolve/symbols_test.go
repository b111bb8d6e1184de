package resolve

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
)

func TestSymbols(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a number and a year", "la résolution 2396 (2017)", "unscr-2396"},
		{"a number of the Council", "la résolution 2396 du Conseil de sécurité", "unscr-2396"},
		{"the Council first", "le Conseil de sécurité, par sa résolution 748 (1992), décide", "unscr-748"},
		{"a list with years", "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)", "unscr-1267 unscr-1989 unscr-2253"},
		{"a list of the Council", "les résolutions 2396, 2178 et 2242 du Conseil de sécurité", "unscr-2396 unscr-2178 unscr-2242"},
		{"a list with dates between", "ses résolutions 2396 (2017) du 21 décembre 2017 et 2462 (2019) du 28 mars 2019", "unscr-2396 unscr-2462"},
		{"the Assembly's", "resolution 75/291 of 30 June 2021", "unga-75-291"},
		{"the Assembly's list", "ses résolutions 61/17 du 4 mars 2007, 63/12 du 9 mai 2009 et 65/18", "unga-61-17 unga-63-12 unga-65-18"},
		{"a symbol of the Assembly", "le document A/RES/75/291", "unga-75-291"},
		{"a symbol of the Council", "S/RES/2178 (2014)", "unscr-2178"},
		{"a symbol without a year", "voir S/RES/2178.", "unscr-2178"},
		{"a letter makes a text of its own", "la résolution 67/234 B du 2 avril 2013", "unga-67-234b"},
		{"two letters, two texts", "ses résolutions 54/263 A et B", "unga-54-263a unga-54-263b"},
		{"two letters of a text that is known as one", "ses résolutions 53/243 A et B", "unga-53-243"},
		{"a lettered symbol", "voir A/RES/67/234 B.", "unga-67-234b"},
		{"a session in Roman numerals", "la résolution 1803 (XVII)", "unga-1803-xvii"},
		{"the same as a symbol", "A/RES/1803(XVII)", "unga-1803-xvii"},
		{"a decision", "sa décision 74/568 du 31 août 2020", "unga-decision-74-568"},
		{"decisions", "les décisions 74/544 du 27 mars 2020 et 74/550 B", "unga-decision-74-544 unga-decision-74-550b"},
		{"a decision of the Economic and Social Council", "la décision 2021/250 du Conseil économique et social", "ecosoc-decision-2021-250"},
		{"a decision of a conference", "la décision 8/1 du 20 décembre 2019, prise par la Conférence", ""},
		{"a year is no number of a decision", "la décision 2396 du tribunal", ""},
		{"the Human Rights Council's", "la résolution 40/16 du Conseil des droits de l’homme", "unhrc-40-16"},
		{"with a date between", "les résolutions 6/30 du 14 décembre 2007 et 40/16 du 22 mars 2019 du Conseil des droits de l’homme", "unhrc-6-30 unhrc-40-16"},
		{"the Human Rights Council first", "les résolutions du Conseil des droits de l’homme 35/34 et 37/27", "unhrc-35-34 unhrc-37-27"},
		{"a Council that is named for another reason", "la résolution 60/251, par laquelle est né le Conseil des droits de l’homme", "unga-60-251"},
		{"a commission's", "la résolution 43/2 de la Commission des stupéfiants", ""},
		{"one acronym for resolution and Council", "les RCSNU 1325 et 2242", "unscr-1325 unscr-2242"},
		{"the acronym with a year", "UNSCR 2681/2023", "unscr-2681"},
		{"a draft of a special session", "la résolution A/ES-11/L.4 intitulée", "a-es-11-l.4"},
		{"a presidential statement", "la déclaration de son Président (S/PRST/2015/11)", "sprst-2015-11"},
		{"a report", "le rapport publié sous la cote A/75/982", "a-75-982"},
		{"a letter to the Council", "S/2021/655", "s-2021-655"},
		{"a number that hangs on letters", "la résolution GA-2022-90-RES-01 de cette organisation", ""},
		{"a resolution of nobody", "la résolution des problèmes de 2019", ""},
		{"a resolution of a year", "la résolution de 2019 sur les ponts", ""},
		{"three digits without Council or year", "la résolution 112 de la ville", ""},
		{"a screen's", "une résolution de 300 points", ""},
		{"good intentions", "leur résolution à agir dans 12 pays", ""},
		{"no list over a full stop", "Voilà la résolution. 2999 ponts sont vieux.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := []string{}
			for _, m := range mentions(t, graph.French, tt.in) {
				id, _, _ := strings.Cut(m, " | ")
				if slug, ok := strings.CutPrefix(id, "convention:"); ok {
					got = append(got, slug)
				}
			}
			assert.Equal(t, strings.Fields(tt.want), got)
		})
	}
}

// TestSymbolsSpan shows what stands for each number of a list.
func TestSymbolsSpan(t *testing.T) {
	assert.Equal(t, []string{
		"convention:unscr-1267 | résolutions 1267 (1999)", "convention:unscr-2253 | 2253 (2015)",
	}, mentions(t, graph.French, "les résolutions 1267 (1999) et 2253 (2015) des pays"))
}

func TestSymbolsInEnglish(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"years in brackets", "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)", "unscr-1267 unscr-1989 unscr-2253"},
		{"without a year", "as required by resolution 2178, States", "unscr-2178"},
		{"dates between", "its resolutions 55/25 of 15 November 2000, 58/4 of 31 October 2003 and 60/1", "unga-55-25 unga-58-4 unga-60-1"},
		{"a letter", "See resolution 67/234 B.", "unga-67-234b"},
		{"a number before a sentence", "recalling resolution 67/234. A ship", "unga-67-234"},
		{"a decision", "its decision 74/550 B of 12 August 2020", "unga-decision-74-550b"},
		{"a decision of a conference", "decision 8/1 of 20 December 2019 of the Conference", ""},
		{"the Human Rights Council", "Human Rights Council resolutions 35/34 of 23 June 2017 and 40/16", "unhrc-35-34 unhrc-40-16"},
		{"the Economic and Social Council", "Economic and Social Council resolution 2021/24 of 22 July 2021", "ecosoc-2021-24"},
		{"another body", "Commission resolution 43/2", ""},
		{"a symbol of the Human Rights Council", "A/HRC/RES/40/16", "unhrc-40-16"},
		{"a statement", "S/PRST/2014/23", "sprst-2014-23"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := []string{}
			for _, m := range mentions(t, graph.English, tt.in) {
				id, _, _ := strings.Cut(m, " | ")
				if slug, ok := strings.CutPrefix(id, "convention:"); ok {
					got = append(got, slug)
				}
			}
			assert.Equal(t, strings.Fields(tt.want), got)
		})
	}
}
