package loader

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
)

func TestTextsKnownByTheirNumber(t *testing.T) {
	tests := []struct{ id, typ, symbol, english, french string }{
		{"convention:unscr-4001", "resolution", "S/RES/4001", "Security Council resolution 4001", "Résolution 4001 du Conseil de sécurité"},
		{"convention:unga-91-7", "resolution", "A/RES/91/7", "General Assembly resolution 91/7", "Résolution 91/7 de l’Assemblée générale"},
		{"convention:unga-67-234b", "resolution", "A/RES/67/234B", "General Assembly resolution 67/234 B", "Résolution 67/234 B de l’Assemblée générale"},
		{"convention:unga-s-29-1", "resolution", "A/RES/S-29/1", "General Assembly resolution S-29/1", "Résolution S-29/1 de l’Assemblée générale"},
		{"convention:unga-2200-xxi", "resolution", "A/RES/2200(XXI)", "General Assembly resolution 2200 (XXI)", "Résolution 2200 (XXI) de l’Assemblée générale"},
		{"convention:unga-decision-74-507", "decision", "A/DEC/74/507", "General Assembly decision 74/507", "Décision 74/507 de l’Assemblée générale"},
		{"convention:sprst-2015-11", "statement", "S/PRST/2015/11", "Statement by the President of the Security Council S/PRST/2015/11", "Déclaration de la présidence du Conseil de sécurité S/PRST/2015/11"},
		{"convention:ecosoc-2021-24", "resolution", "E/RES/2021/24", "Economic and Social Council resolution 2021/24", "Résolution 2021/24 du Conseil économique et social"},
		{"convention:ecosoc-decision-2021-250", "decision", "E/DEC/2021/250", "Economic and Social Council decision 2021/250", "Décision 2021/250 du Conseil économique et social"},
		{"convention:unhrc-40-16", "resolution", "A/HRC/RES/40/16", "Human Rights Council resolution 40/16", "Résolution 40/16 du Conseil des droits de l’homme"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			c, ok := byRule(graph.ID(tt.id))
			assert.True(t, ok)
			assert.Equal(t, graph.Convention{
				ID: graph.ID(tt.id), Type: tt.typ, Symbol: tt.symbol, Source: "symbol named in a document", Unconfirmed: true,
				Names: graph.Texts{graph.English: tt.english, graph.French: tt.french},
			}, c)
		})
	}
	for _, id := range []graph.ID{"convention:unga-harbour-charter", "convention:unscr-2396-annex", "convention:lighthouse-treaty"} {
		_, ok := byRule(id)
		assert.False(t, ok, "%s", id)
	}
}

func TestTextsKnownByTheirName(t *testing.T) {
	tests := []struct{ name, typ, symbol string }{
		{"A/75/982", "report", "A/75/982"},
		{"S/2021/655", "report", "S/2021/655"},
		{"A/60/88/Corr.1", "report", "A/60/88/Corr.1"},
		{"A/HRC/40/52", "report", "A/HRC/40/52"},
		{"A/75/L.20", "other", "A/75/L.20"},
		{"Harbour Charter", "other", ""},
	}
	for _, tt := range tests {
		c := byName("convention:x", tt.name, graph.English)
		assert.Equal(t, tt.typ, c.Type, tt.name)
		assert.Equal(t, tt.symbol, c.Symbol, tt.name)
		assert.True(t, c.Unconfirmed)
	}
}
