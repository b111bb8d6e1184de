package segment

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSentences(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"two", "Nous agirons. Nous veillerons.", "Nous agirons.|Nous veillerons."},
		{"a lost space before the subject", "Nous agirons d’ici 2030.Nous veillerons. See a.Web and 3.Wells.", "Nous agirons d’ici 2030.|Nous veillerons.|See a.Web and 3.Wells."},
		{"a question and a cry", "Agir ? Oui ! Agir.", "Agir ?|Oui !|Agir."},
		{"titles of persons", "M. Durand et Mme. Petit ont parlé. Le Dr. Roy aussi.", "M. Durand et Mme. Petit ont parlé.|Le Dr. Roy aussi."},
		{"initials", "J. A. Tremblay a parlé. Il a bien dit.", "J. A. Tremblay a parlé.|Il a bien dit."},
		{"an article and a paragraph", "Voir l’art. 12 et p. 4 du rapport. Agir.", "Voir l’art. 12 et p. 4 du rapport.|Agir."},
		{"et cetera ends one, or goes on in small letters", "Ponts, etc. Les gares, etc. en sont.", "Ponts, etc.|Les gares, etc. en sont."},
		{"English shorts", "The U.S. Navy and the U.K. Border Force met. Mr. Hill spoke, e.g. On ports.", "The U.S. Navy and the U.K. Border Force met.|Mr. Hill spoke, e.g. On ports."},
		{"numbers with points", "La règle 3.1.2 tient. 2.5 millions suffisent.", "La règle 3.1.2 tient.|2.5 millions suffisent."},
		{"small letters go on", "Voir www. exemple et la suite.", "Voir www. exemple et la suite."},
		{"quotation marks close with it", "« Agissons. » Ils ont agi.", "« Agissons. »|Ils ont agi."},
		{"a sentence in brackets", "Nous agirons. (Voir plus bas.) Nous veillerons.", "Nous agirons.|(Voir plus bas.)|Nous veillerons."},
		{"a note's number", "Nous agirons.[12] Nous veillerons.", "Nous agirons.[12]|Nous veillerons."},
		{"an ellipsis", "Nous agirons… Plus tard.", "Nous agirons…|Plus tard."},
		{"a sentence begins with a quotation", "Ils ont parlé. « Agissons » est le mot.", "Ils ont parlé.|« Agissons » est le mot."},
		{"bold around the second", "Agir. **Nous veillerons.** Bien.", "Agir.|**Nous veillerons.**|Bien."},
		{"a line break is a space", "Nous agirons.\nNous veillerons.", "Nous agirons.|Nous veillerons."},
		{"an accent begins one", "Agir. États et villes aussi. À Valmont.", "Agir.|États et villes aussi.|À Valmont."},
		{"a year ends one", "Nous étions à Valmont en 2018. Nous agirons.", "Nous étions à Valmont en 2018.|Nous agirons."},
		{"a word like a short ends one", "Ils étaient sept. Nous agirons. He said no. We act.", "Ils étaient sept.|Nous agirons.|He said no.|We act."},
		{"an acronym ends one", "Nous aiderons l’ONU. Nous agirons.", "Nous aiderons l’ONU.|Nous agirons."},
		{"a month cut short", "Nous agirons en déc. 2034 et en sept. 2035. Bien.", "Nous agirons en déc. 2034 et en sept. 2035.|Bien."},
		{"a number or a Roman one at the beginning", "90/1. Les ponts", "90/1. Les ponts"},
		{"a Roman number at the beginning", "IV. Les ponts", "IV. Les ponts"},
		{"a paragraph after an apostrophe", "Selon l'art. 3 et d’al. 4. Bien.", "Selon l'art. 3 et d’al. 4.|Bien."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range sentences(tt.in, 0, len(tt.in)) {
				got = append(got, tt.in[s.Start:s.End])
			}
			assert.Equal(t, strings.Split(tt.want, "|"), got)
		})
	}
}
