package resolve

import (
	"regexp"
	"strings"

	"stemma/graph"
	"stemma/graph/words"
)

var (
	councilNumber = regexp.MustCompile(`^\d{2,4}$`)
	assemblyPart  = regexp.MustCompile(`^\d{1,3}$`)
)

// symbols finds United Nations resolutions named by their numbers: "résolution
// 2396 (2017)", "resolutions 1267 (1999), 1989 (2011) and 2253 (2015)",
// "résolutions 2396, 2178 et 2242 du Conseil de sécurité", "resolution 75/291",
// "A/RES/75/291", "S/RES/2178 (2014)". Ids follow the rule of their kind.
func symbols(t *Text, passage int, ws []words.Word) []Mention {
	var out []Mention
	add := func(first, last int, id string) {
		out = append(out, Mention{
			Passage: passage, First: first, Last: last, Start: ws[first].Start, End: ws[last-1].End,
			Kind: graph.KindConvention, ID: graph.MakeID(graph.KindConvention, id), How: "symbol",
		})
	}
	for i := 0; i < len(ws); i++ {
		w := ws[i].Text
		switch {
		case w == "s" && i+2 < len(ws) && ws[i+1].Text == "res" && councilNumber.MatchString(ws[i+2].Text) && glued(t, ws, i, i+3):
			last := yearAfter(t, ws, i+3)
			add(i, last, "unscr-"+ws[i+2].Text)
			i = last - 1
		case w == "a" && i+3 < len(ws) && ws[i+1].Text == "res" && glued(t, ws, i, i+4) && assemblyPart.MatchString(ws[i+2].Text):
			add(i, i+4, "unga-"+ws[i+2].Text+"-"+ws[i+3].Text)
			i += 3
		case w == "resolution" || w == "resolutions":
			i = list(t, ws, i, add)
		}
	}
	return out
}

// list reads the numbers after "resolution(s)" and returns the last word it
// took.
func list(t *Text, ws []words.Word, head int, add func(first, last int, id string)) int {
	type item struct {
		first, last int
		id          string
		council     bool // needs the Security Council to be named, or a year
		dated       bool
	}
	var items []item
	i := head + 1
	for i < len(ws) && i < head+80 {
		w := ws[i]
		if w.Before >= words.Colon && w.Before != words.Semicolon {
			break
		}
		first := i
		if len(items) == 0 {
			first = head
		}
		switch {
		case i+1 < len(ws) && assemblyPart.MatchString(w.Text) && assemblyPart.MatchString(ws[i+1].Text) && t.Source[w.End:ws[i+1].Start] == "/":
			items = append(items, item{first: first, last: i + 2, id: "unga-" + w.Text + "-" + ws[i+1].Text})
			i += 2
			continue
		case len(w.Text) >= 2 && councilNumber.MatchString(w.Text) && !(isYear(w.Text) && ws[i-1].Text == "de") && number2(w.Text):
			last := yearAfter(t, ws, i+1)
			items = append(items, item{first: first, last: last, id: "unscr-" + w.Text, council: true, dated: last > i+1})
			i = last
			continue
		}
		if len(items) == 0 {
			if i > head+3 {
				return head
			}
			i++
			continue
		}
		// What may stand between two numbers: "et", "de", a date, "and".
		if !between(w.Text) {
			break
		}
		i++
	}
	if len(items) == 0 {
		return head
	}
	council := named(ws, items[len(items)-1].last, "conseil de securite", "security council") || named(ws, max(0, head-8), "conseil de securite", "security council")
	last := head
	for _, it := range items {
		if it.council && !it.dated && !council {
			if len(it.id) != len("unscr-2396") { // a year-less number of four digits is the Council's
				continue
			}
		}
		add(it.first, it.last, it.id)
		last = it.last - 1
	}
	return last
}

func number2(s string) bool { return s[0] != '0' }

func between(s string) bool {
	switch s {
	case "et", "and", "de", "du", "of", "le", "la", "les", "the", "en", "ainsi", "que", "as", "well", "date", "or", "ou", "to", "sa", "its":
		return true
	}
	if _, ok := months[s]; ok {
		return true
	}
	return isYear(s) || number(s) > 0
}

// named reports one of the names within the next ten words.
func named(ws []words.Word, from int, names ...string) bool {
	var b strings.Builder
	for i := from; i < len(ws) && i < from+10; i++ {
		b.WriteString(ws[i].Text)
		b.WriteByte(' ')
	}
	for _, n := range names {
		if strings.Contains(b.String(), n) {
			return true
		}
	}
	return false
}

// yearAfter takes "(2017)" after a number.
func yearAfter(t *Text, ws []words.Word, i int) int {
	if i < len(ws) && isYear(ws[i].Text) && ws[i].Before == words.Paren && strings.HasSuffix(strings.TrimSpace(t.Source[ws[i-1].End:ws[i].Start]), "(") {
		return i + 1
	}
	return i
}

// glued reports that only slashes stand between the words.
func glued(t *Text, ws []words.Word, from, to int) bool {
	for i := from + 1; i < to; i++ {
		if t.Source[ws[i-1].End:ws[i].Start] != "/" {
			return false
		}
	}
	return true
}
