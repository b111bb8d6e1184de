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
