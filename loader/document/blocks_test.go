package document

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// TestFaults has one fault of layout a case, in the fewest lines that show it.
func TestFaults(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a backslash before the full stop of a number", "2\\. Agir.", "item 2 | Agir.\n"},
		{"a no-break space after the number", "12.\u00a0Agir.", "item 12 | Agir.\n"},
		{"a number without a space is no item", "12.5 % des ponts sont vieux.", "paragraph | 12.5 % des ponts sont vieux.\n"},
		{"a quantity is no number", "2.5 millions de francs manquent.", "paragraph | 2.5 millions de francs manquent.\n"},
		{"a number of three parts", "3.1.2 Agir.", "item 3.1.2 | Agir.\n"},
		{"a full stop after a number of two parts", "3.1. Agir.", "item 3.1 | Agir.\n"},
		{"a year begins no item", "2018. Une année de travail.", "paragraph | 2018. Une année de travail.\n"},
		{"letters in one bracket and in two", "a) Agir ;\n(b) Veiller ;\n(iv) Garder.", "item a | Agir ;\nitem b | Veiller ;\nitem iv | Garder.\n"},
		{"a bullet of another typeface", "\uf0b7 Agir ;\n▪ Veiller.", "item \uf0b7 | Agir ;\nitem ▪ | Veiller.\n"},
		{"a footnote and what follows it", "[1] Voir plus bas.\n\nNous agirons.", "note 1 | Voir plus bas.\nparagraph | Nous agirons.\n"},
		{"a note's number after the full stop", "Nous agirons.[12]\n\nVoir [le plan]\n", "paragraph | Nous agirons.[12]\nheading | Voir [le plan]\n"},
		{"a footnote of two lines", "[12] Voir le rapport\nde Valmont.", "note 12 | Voir le rapport de Valmont.\n"},
		{"a lone letter is a bullet where there is no other", "e Agir ensemble ;\no Veiller.", "item - | Agir ensemble ;\nitem - | Veiller.\n"},
		{"a lone letter is none beside real bullets", "• Agir ensemble ;\no Veiller.", "item • | Agir ensemble ;\nparagraph | o Veiller.\n"},
		{"front matter without an end is text", "---\ntitle: Rien\n", "paragraph ruled | title: Rien\n"},
		{"a line of stars parts", "Agir.\n\\*\nVeiller.", "paragraph | Agir.\nparagraph ruled | Veiller.\n"},
		{"capitals are strong", "NOTRE ACTION COMMUNE.", "paragraph strong | NOTRE ACTION COMMUNE.\n"},
		{"bold around a whole item", "1. **Agir.**", "item 1 strong | Agir.\n"},
		{"bold around nothing stays", "** **.", "paragraph | ** **.\n"},
		{"soft hyphens and marks of width zero end no block", "Agir.\u200b\u00ad\n", "paragraph | Agir.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, "a.md", tt.in)
			sound(t, doc)
			assert.Equal(t, tt.want, show(doc))
		})
	}
}

// TestRunsOn tells lines that run on from lines that begin anew. The first four
// lines show each file's width and wrapping.
func TestRunsOn(t *testing.T) {
	const wide = "Les villes ont demandé de l’aide pour les ponts que les crues ont abîmés et qui\n" +
		"attendent des travaux depuis longtemps, comme les provinces l’ont dit en mars à\n" +
		"la rencontre de Valmont et comme les villes l’ont redit depuis.\n\n"
	tests := []struct{ name, in, want string }{
		{
			"a dash in running text begins a line",
			"Nous aiderons les villes qui gardent des ponts dans les vallées du pays voisin\n– et elles seules – à les tenir.",
			"Nous aiderons les villes qui gardent des ponts dans les vallées du pays voisin – et elles seules – à les tenir.",
		},
		{
			"a number in running text begins a line",
			"Nous aiderons les villes qui gardent des ponts, comme le demande l’annexe page\n12. Nous en rendrons compte.",
			"Nous aiderons les villes qui gardent des ponts, comme le demande l’annexe page 12. Nous en rendrons compte.",
		},
		{
			"a decimal number in running text begins a line",
			"Nous aiderons les villes qui gardent des ponts, dont le nombre est voisin de\n2.75 fois celui des gares.",
			"Nous aiderons les villes qui gardent des ponts, dont le nombre est voisin de 2.75 fois celui des gares.",
		},
		{
			"a name after a page break",
			"Nous aiderons les villes qui gardent des ponts, avec le concours du comité de\n\f\nValmont et de ses voisins.",
			"Nous aiderons les villes qui gardent des ponts, avec le concours du comité de Valmont et de ses voisins.",
		},
		{
			"a name after a word that ends nothing",
			"Nous aiderons les villes, avec\nValmont et ses voisins.",
			"Nous aiderons les villes, avec Valmont et ses voisins.",
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, "a.txt", wide+tt.in+"\n")
			sound(t, doc)
			want := "paragraph | Les villes ont demandé de l’aide pour les ponts que les crues ont abîmés et qui attendent des travaux depuis longtemps," +
				" comme les provinces l’ont dit en mars à la rencontre de Valmont et comme les villes l’ont redit depuis.\n"
			assert.Equal(t, want+"paragraph | "+tt.want+"\n", show(doc))
		})
	}
}

func TestFrontMatter(t *testing.T) {
	tests := []struct{ name, in, title, date string }{
		{"quoted twice, with escapes", "---\ntitle: \"L\\u2019appel \\xE0 agir\"\ndate: 2021-05-04\n---\nAgir.", "L’appel à agir", "2021-05-04"},
		{"quoted once", "---\ntitle: 'L''appel'\n---\nAgir.", "L'appel", ""},
		{"plain, below a source line", "# source: un test\n---\ndate:   2021-05-04T10:00:00Z  \ntitle: Un appel\n---\nAgir.", "Un appel", "2021-05-04T10:00:00Z"},
		{"none", "Agir.", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := read(t, "a.md", tt.in)
			assert.Equal(t, tt.title, doc.Title)
			assert.Equal(t, tt.date, doc.Date)
			assert.Equal(t, "paragraph | Agir.\n", show(doc))
		})
	}
}
