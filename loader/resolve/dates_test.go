package resolve

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"stemma/graph/words"
)

func TestDates(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"a day", "le 24 février 2023", "2023-02-24"},
		{"the first of a month", "le 1er juillet 2020", "2020-07-01"},
		{"two days", "les 23 et 24 avril 2018", "2018-04-23..2018-04-24"},
		{"a run of days", "du 8 au 10 décembre 2023", "2023-12-08..2023-12-10"},
		{"a run with a dash", "21–23 novembre 2025", "2025-11-21..2025-11-23"},
		{"a run with a hyphen", "21-23 novembre 2025", "2025-11-21..2025-11-23"},
		{"a month", "en octobre 2017", "2017-10"},
		{"August without its accent", "le 3 aout 2019", "2019-08-03"},
		{"capitals", "VALMONT, LE 4 MAI 2021", "2021-05-04"},
		{"English, day first", "on 23 November 2025", "2025-11-23"},
		{"English, month first", "May 19, 2023", "2023-05-19"},
		{"English, a run", "May 19-21, 2023", "2023-05-19..2023-05-21"},
		{"English, two days", "June 4 and 5, 2014", "2014-06-04..2014-06-05"},
		{"English, ordinals", "the 4th and 5th of no month, 3rd March 2020", "2020-03-03"},
		{"a day of the text's own year", "le 12 mars, à Valmont", "2021-03-12"},
		{"a month alone is no date", "en mars, à Valmont", ""},
		{"a bare year is no date", "en 2017, à Valmont", ""},
		{"may, the verb", "the ministers may 2021 times", ""},
		{"March, the verb", "they march 12 miles", ""},
		{"Mars, the planet", "la planète Mars 2020", ""},
		{"a number over 31 is no day", "les 48 avril 2018", "2018-04"},
		{"a number of no year", "le 4 mai 21000", "2021-05-04"},
		{"a day beyond the end of a sentence", "Il y en a 12. Mai 2021 fut beau.", "2021-05"},
		{"two dates", "le 4 mai 2021 et le 6 juin 2022", "2021-05-04 2022-06-06"},
		{"two months of one year", "le 30 avril et le 1er mai 2021", "2021-04-30 2021-05-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := ""
			for i, p := range Dates(words.Split(tt.in), "2021") {
				if i > 0 {
					got += " "
				}
				got += string(p.From)
				if p.To != p.From {
					got += ".." + string(p.To)
				}
			}
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestDatesWithoutAYear(t *testing.T) {
	assert.Empty(t, Dates(words.Split("le 12 mars, à Valmont"), ""))
}

// TestDatesSayWhere shows the words that a date takes, since titles end there.
func TestDatesSayWhere(t *testing.T) {
	const text = "la déclaration du 8 au 10 décembre 2023 sur les ponts"
	ws := words.Split(text)
	p := Dates(ws, "")[0]
	assert.Equal(t, "8 au 10 décembre 2023", text[ws[p.First].Start:ws[p.End-1].End])
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"21–23 novembre 2025", "May 19-21, 2023", "1er au mai", "mai", "31 et 31 mai 2100 juin"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		ws := words.Split(s)
		last := 0
		for _, p := range Dates(ws, "2021") {
			if p.First < last || p.First >= p.End || p.End > len(ws) || p.From == "" || len(p.From) != len(p.To) {
				t.Fatalf("%+v after word %d of %d", p, last, len(ws))
			}
			last = p.End
		}
	})
}
