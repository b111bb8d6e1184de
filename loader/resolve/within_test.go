package resolve

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph"
)

func TestLongestNameOnly(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a conference on a state", "We welcome the Ukraine Harbour Conference.", ""},
		{"a group of office holders", "We thank the G7 Ambassadors Group.", ""},
		{"an office keeps its body", "We thank the OECD Secretary-General.", "oecd"},
		{"members keep their body", "We call on all EU Member States to act.", "european-union"},
		{"two states in one title", "We praise the Kenya-Ukraine Harbour Lanes.", ""},
		{"a possessive keeps its owner", "We welcome the EU’s Harbour Lanes.", "european-union"},
		{"a title goes on after a preposition", "We praise the Grain from Ukraine initiative.", ""},
		{"a preposition alone ends no title", "We act on Ukraine.", "ukraine"},
		{"a title in quotation marks", "We recall the paper titled “Principles for a lasting peace in Ukraine”.", ""},
		{"words in quotation marks", "We shout “peace in Ukraine”.", "ukraine"},
		{"a conference on a treaty", "We look to the NPT Review Conference.", ""},
		{"an article of a treaty", "We look to NPT Article VI.", "npt"},
		{"a currency is no state", "We gave 30 billion US dollars.", ""},
		{"a government stands for its state", "We back the Moldovan government and the Kenyan authorities.", "moldova kenya"},
		{"an adjective alone names nobody", "We praise the Kenyan people.", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := []string{}
			for _, m := range mentions(t, graph.English, tt.in) {
				id, _, _ := strings.Cut(m, " | ")
				if _, slug, ok := strings.Cut(id, ":"); ok {
					got = append(got, slug)
				}
			}
			assert.Equal(t, strings.Fields(tt.want), got)
		})
	}
}
