package graph

import (
	"strconv"
	"strings"

	"stemma/graph/words"
)

// Measures returns the durations, deadlines, shares and amounts that a text
// states, each in one form for both languages: "1 hour", "24/7", "by 2030",
// "50 %". Years and numbers alone are no measures: they number texts.
func Measures(ws []words.Word) []string {
	var out []string
	seen := map[string]bool{}
	add := func(q string) {
		if !seen[q] {
			seen[q] = true
			out = append(out, q)
		}
	}
	at := func(i int) string {
		if i < 0 || i >= len(ws) {
			return ""
		}
		return ws[i].Text
	}
	for i, w := range ws {
		if unit, ok := units[w.Text]; ok && i > 0 {
			n, ok := amount(ws, i-1)
			switch {
			case ok:
				add(n + " " + unit)
			case unit == "hour" && w.Text != "hours" && w.Text != "heures" && within[at(i-2)] && one[at(i-1)]:
				add("1 hour")
			}
			continue
		}
		switch {
		case (w.Text == "24" || w.Text == "24h") && (at(i+1) == "24" || at(i+1) == "24h" || at(i+1) == "7" || at(i+1) == "7j") && at(i-1) != "i":
			add("24/7")
		case year(w.Text) && by(at, i):
			add("by " + w.Text)
		case (w.Text == "percent" || w.Text == "pourcent" || w.Text == "cent" && at(i-1) == "per" || w.Text == "cent" && at(i-1) == "pour"):
			back := 1
			if w.Text == "cent" {
				back = 2
			}
			if n, ok := amount(ws, i-back); ok {
				add(n + " %")
			}
		case magnitudes[w.Text] != "":
			if n, ok := amount(ws, i-1); ok {
				add(n + " " + magnitudes[w.Text])
			}
		}
	}
	return out
}

var units = map[string]string{
	"heure": "hour", "heures": "hour", "hour": "hour", "hours": "hour", "minute": "minute", "minutes": "minute",
	"jours": "day", "days": "day", "semaines": "week", "weeks": "week", "mois": "month", "months": "month", "ans": "year", "years": "year",
}

var magnitudes = map[string]string{
	"million": "million", "millions": "million", "milliard": "billion", "milliards": "billion", "billion": "billion", "billions": "billion",
}

var within = map[string]bool{"dans": true, "sous": true, "within": true, "the": true, "in": true}

var one = map[string]bool{"l": true, "une": true, "one": true, "the": true, "an": true}

// amount reads the number that ends with a word: in figures, also in groups of
// three, or written out. A fraction is no number here, nor is a part of one.
func amount(ws []words.Word, i int) (string, bool) {
	if i < 0 {
		return "", false
	}
	n, end := numberAt(ws, i)
	if n == 0 && ws[i].Text == "an" {
		n, end = 1, i
	}
	return strconv.Itoa(n), n > 0 && end == i
}

func year(w string) bool {
	return len(w) == 4 && strings.Trim(w, "0123456789") == "" && (w[0] == '2' && w[1] == '0')
}

// by reports that a year is a deadline: "by 2030", "d’ici à 2030", "d’ici la
// fin de 2030".
func by(at func(int) string, i int) bool {
	if at(i-1) == "by" || at(i-1) == "before" {
		return true
	}
	for k := 1; k <= 5; k++ {
		switch at(i - k) {
		case "ici":
			return true
		case "by":
			return at(i-k+1) == "the" || at(i-k+1) == "end"
		}
	}
	return false
}
