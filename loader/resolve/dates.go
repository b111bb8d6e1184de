package resolve

import (
	"fmt"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

// Period is a date or a range of days found in a text. First and End are word
// indexes, half open; To is From for a single date.
type Period struct {
	First, End int
	From, To   graph.Date
}

var months = map[string]int{
	"janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8,
	"septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12,
}

// Dates finds the dates of a text: "les 23 et 24 avril 2018", "du 8 au 10
// décembre 2023", "1er juillet 2020", "octobre 2017", "May 19-21, 2023", "23
// November 2025". Day and month without a year take defaultYear, or are left
// out where it is "". A bare year is no date here.
func Dates(ws []words.Word, defaultYear string) []Period {
	var out []Period
	for i := 0; i < len(ws); i++ {
		m, ok := months[ws[i].Text]
		if !ok || ws[i].Text == "may" && !ws[i].Upper || ws[i].Text == "march" && !ws[i].Upper || ws[i].Text == "mars" && ws[i].Upper {
			continue
		}
		p := Period{First: i, End: i + 1}
		d1, d2 := 0, 0
		if d, k := dayBefore(ws, i); k < i {
			d1, d2, p.First = d, d, k
			if e, j := earlierDay(ws, k); j < k {
				d1, p.First = e, j
			}
		} else if d, k := dayAt(ws, i+1); k > i+1 { // English: May 19-21, 2023
			d1, d2, p.End = d, d, k
			if e, j := laterDay(ws, k); j > k {
				d2, p.End = e, j
			}
		}
		year := ""
		if p.End < len(ws) && isYear(ws[p.End].Text) && ws[p.End].Before <= words.Comma {
			year = ws[p.End].Text
			p.End++
		}
		if year == "" {
			if year = defaultYear; year == "" || d1 == 0 {
				continue
			}
		}
		p.From, p.To = day(year, m, d1), day(year, m, d2)
		out = append(out, p)
		i = p.End - 1
	}
	return out
}

func day(year string, month, d int) graph.Date {
	if d == 0 {
		return graph.Date(fmt.Sprintf("%s-%02d", year, month))
	}
	return graph.Date(fmt.Sprintf("%s-%02d-%02d", year, month, d))
}

// number reads the day of a month, 0 where it is none. It is asked about every
// word, and nearly all of them begin with a letter.
func number(s string) int {
	if s == "" || s[0] > '9' {
		return 0
	}
	for _, suffix := range []string{"er", "st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, suffix)
	}
	if s == "" || len(s) > 2 || !digits(s) {
		return 0
	}
	n := int(s[len(s)-1] - '0')
	if len(s) == 2 {
		n += 10 * int(s[0]-'0')
	}
	if n > 31 {
		return 0
	}
	return n
}

func isYear(s string) bool {
	return len(s) == 4 && digits(s) && s >= "1800" && s <= "2100"
}

func dayBefore(ws []words.Word, i int) (int, int) {
	if i > 0 && ws[i].Before <= words.Quote {
		if d := number(ws[i-1].Text); d > 0 {
			return d, i - 1
		}
	}
	return 0, i
}

// earlierDay reads "8 au", "23 et", "4 and", "19" before the day at k.
func earlierDay(ws []words.Word, k int) (int, int) {
	if k >= 2 {
		switch ws[k-1].Text {
		case "au", "et", "and", "to", "a":
			if d := number(ws[k-2].Text); d > 0 {
				return d, k - 2
			}
		}
	}
	if k >= 1 && ws[k].Before <= words.Dash {
		if d := number(ws[k-1].Text); d > 0 && ws[k-1].End+4 > ws[k].Start {
			return d, k - 1
		}
	}
	return 0, k
}

func dayAt(ws []words.Word, i int) (int, int) {
	if i < len(ws) && ws[i].Before == words.None {
		if d := number(ws[i].Text); d > 0 {
			return d, i + 1
		}
	}
	return 0, i
}

func laterDay(ws []words.Word, k int) (int, int) {
	if k < len(ws) && (ws[k].Before == words.None || ws[k].Before == words.Dash) {
		if d := number(ws[k].Text); d > 0 {
			return d, k + 1
		}
		if k+1 < len(ws) && (ws[k].Text == "and" || ws[k].Text == "to") {
			if d := number(ws[k+1].Text); d > 0 {
				return d, k + 2
			}
		}
	}
	return 0, k
}
