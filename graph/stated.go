package graph

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"stemma/graph/words"
)

// figure is a number with its unit: minute, hour, day, week, month, year, %,
// million, billion; "" for a year or day of a deadline.
type figure struct {
	number int
	unit   string
}

func (f figure) String() string {
	s := strings.TrimSpace(strconv.Itoa(f.number) + " " + f.unit)
	if f.minutes() > 0 && f.number != 1 {
		s += "s"
	}
	return s
}

// equals holds for one length of time in two units: a year is twelve months.
func (f figure) equals(g figure) bool {
	return f == g || f.minutes() > 0 && f.minutes() == g.minutes()
}

// minutes of a duration; 0 for what is none. French counts fifteen days for a
// fortnight.
func (f figure) minutes() int {
	const day = 1440
	switch f.unit {
	case "minute":
		return f.number
	case "hour":
		return f.number * 60
	case "day":
		if f.number == 15 {
			return 14 * day
		}
		return f.number * day
	case "week":
		return f.number * 7 * day
	case "month":
		return f.number * 30 * day
	case "year":
		return f.number * 360 * day
	}
	return 0
}

// between are the words that may stand between a number and its unit.
var between = map[string]bool{"de": true, "d": true, "working": true, "calendar": true, "business": true, "consecutive": true, "per": true, "pour": true, "full": true}

// figures lists the durations, shares and amounts that words state.
func figures(ws []words.Word) []figure {
	var out []figure
	for i, w := range ws {
		unit := units[w.Text]
		switch {
		case w.Text == "jour" || w.Text == "day":
			unit = "day"
		case w.Text == "semaine" || w.Text == "week":
			unit = "week"
		case w.Text == "annees" || w.Text == "annee" || w.Text == "year" || w.Text == "an":
			unit = "year"
		case w.Text == "month":
			unit = "month"
		case w.Text == "percent" || w.Text == "pourcent" || w.Text == "cent" && i > 0 && between[ws[i-1].Text]:
			unit = "%"
		case magnitudes[w.Text] != "":
			unit = magnitudes[w.Text]
		}
		if unit == "" {
			continue
		}
		at := i - 1
		if at > 0 && between[ws[at].Text] {
			at--
		}
		if at < 0 {
			continue
		}
		n, end := numberAt(ws, at)
		if unit == "hour" && n == 0 && one[ws[at].Text] { // within an hour, dans l'heure
			n = 1
		}
		if n == 0 || end != at || unit == "year" && n > 1900 {
			continue
		}
		if f := (figure{n, unit}); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// dates lists what tells a deadline: its durations, and its years.
func dates(ws []words.Word) []figure {
	out := figures(ws)
	for _, w := range ws {
		if year(w.Text) {
			n, _ := strconv.Atoi(w.Text)
			out = append(out, figure{number: n})
		}
	}
	return out
}

// numerals beyond those of measures; tens are joined with what follows.
var tens = map[string]int{
	"vingt": 20, "twenty": 20, "trente": 30, "thirty": 30, "quarante": 40, "forty": 40, "cinquante": 50, "fifty": 50,
	"soixante": 60, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dix": 10,
}

var ones = map[string]int{
	"un": 1, "une": 1, "one": 1, "deux": 2, "two": 2, "trois": 3, "three": 3, "quatre": 4, "four": 4, "cinq": 5, "five": 5,
	"six": 6, "sept": 7, "seven": 7, "huit": 8, "eight": 8, "neuf": 9, "nine": 9, "ten": 10, "onze": 11, "eleven": 11, "douze": 12, "twelve": 12,
	"treize": 13, "thirteen": 13, "quatorze": 14, "fourteen": 14, "quinze": 15, "fifteen": 15, "seize": 16, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "cent": 100, "hundred": 100,
}

// numberAt reads the number that a word belongs to and ends with at most, and
// where it ends; 0 where the word is none.
func numberAt(ws []words.Word, i int) (n, end int) {
	text := ws[i].Text
	if numeric(text) {
		return inFigures(ws, i), i
	}
	back := func(k int) string {
		if i-k < 0 {
			return ""
		}
		return ws[i-k].Text
	}
	low, isLow := ones[text]
	high, isHigh := tens[text]
	switch {
	case text == "vingt" && back(1) == "quatre" || text == "vingts" && back(1) == "quatre":
		return 80, i
	case isHigh && text == "dix" && back(1) == "soixante":
		return 70, i
	case isHigh:
		return high, i
	case isLow && low < 20:
		return low + tens[cmp.Or(joint(back(1), back(2)), back(1))], i
	case isLow:
		return low, i
	}
	return 0, i
}

func numeric(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// inFigures reads a number in figures that ends with a word: groups of three,
// parted by a space or a comma, are one number; what follows a point or a comma
// otherwise is a fraction, and 0 is given, since its whole is not the number.
func inFigures(ws []words.Word, i int) int {
	text := ws[i].Text
	for k := i; k > 0 && numeric(ws[k-1].Text); k-- {
		gap, mark := ws[k].Start-ws[k-1].End, ws[k].Before
		group := len(ws[k].Text) == 3 && len(ws[k-1].Text) <= 3
		switch {
		case gap <= 3 && mark == words.None && group, gap == 1 && mark == words.Comma && group: // a narrow space has three bytes
			text = ws[k-1].Text + text
		case gap == 1 && (mark == words.Comma || mark == words.Stop):
			return 0
		default:
			n, _ := strconv.Atoi(text)
			return n
		}
	}
	n, _ := strconv.Atoi(text)
	return n
}

// joint gives the ten before an "et": vingt et un.
func joint(before, earlier string) string {
	if before == "et" {
		return earlier
	}
	return ""
}

// rhythms are the words that state a time without its number: quarterly is every
// three months.
var rhythms = map[string]bool{
	"daily": true, "weekly": true, "monthly": true, "quarterly": true, "annual": true, "annually": true, "biannual": true, "biannually": true,
	"yearly": true, "biennial": true, "biennially": true, "twice": true, "quarter": true, "fortnight": true, "each": true,
	"quotidien": true, "hebdomadaire": true, "mensuel": true, "mensuelle": true, "trimestre": true, "trimestriel": true, "trimestrielle": true,
	"trimestriels": true, "trimestriellement": true, "semestre": true, "semestriel": true, "semestrielle": true, "semestriels": true,
	"annuel": true, "annuelle": true, "annuels": true, "annuelles": true, "annuellement": true, "biennal": true, "biennale": true, "chaque": true, "fois": true,
}
