package resolve

import (
	"strconv"
	"strings"

	"stemma/graph/words"
)

// item is one number of a list.
type item struct {
	first, last int
	number      string
	organ       organOf
	dated       bool
	whole       string // the number without its letter, where several letters stand behind it
}

// organOf is whose numbers go so.
type organOf int

const (
	council  organOf = iota // 2396: the Security Council's, where it is named or a year stands by it
	assembly                // 75/291
	early                   // 8/1: no session of the Assembly that numbers so
	economic                // 2021/24
)

// list reads the numbers after "resolution(s)" or "decision(s)" and returns the
// last word it took. genre is what they are in a symbol: RES, DEC.
func (r *Resolver) list(t *Text, ws []words.Word, head int, genre string, add func(first, last int, symbol string)) int {
	items := numbers(t, ws, head)
	if len(items) == 0 {
		return head
	}
	end := items[len(items)-1].last
	rights := ofRightsCouncil(ws, head, items[0].first, end)
	others := ofOthers(ws, head, end)
	securityCouncil := councilHead[ws[head].Text] || t.Forum == "actor:un-security-council" || named(ws, end, "conseil de securite", "security council") || named(ws, max(0, head-8), "conseil de securite", "security council")
	last := head
	for k := 0; k < len(items); k++ {
		it := items[k]
		if _, known := r.bySymbol["A/"+genre+"/"+it.whole]; known { // "53/243 A and B": the data know them as one text
			for it.number = it.whole; k+1 < len(items) && items[k+1].whole == it.whole; k++ {
				it.last = items[k+1].last
			}
		}
		symbol := ""
		switch {
		case it.organ == council && (genre != "RES" || !it.dated && !securityCouncil && len(it.number) != 4):
			// The Council numbers no decisions; a number of four digits without a year is its, a shorter one may be anything.
		case it.organ == council:
			symbol = "S/RES/" + it.number
		case it.organ == economic:
			symbol = "E/" + genre + "/" + it.number
		case rights:
			symbol = "A/HRC/" + genre + "/" + it.number
		case it.organ == assembly && !others:
			symbol = "A/" + genre + "/" + it.number
		}
		if symbol == "" {
			continue
		}
		add(it.first, it.last, symbol)
		last = it.last - 1
	}
	return last
}

// councilHead are the acronyms that say resolution and Security Council in one.
var councilHead = map[string]bool{"unscr": true, "unscrs": true, "rcsnu": true}

// numbers reads the numbers that follow a noun.
func numbers(t *Text, ws []words.Word, head int) []item {
	var items []item
	i := head + 1
	for i < len(ws) && i < head+120 {
		w := ws[i]
		if w.Before >= words.Colon && w.Before != words.Semicolon {
			break
		}
		first := i
		if len(items) == 0 && i <= head+2 {
			first = head
		}
		slash := i+1 < len(ws) && t.Source[w.End:ws[i+1].Start] == "/" && assemblyPart(ws[i+1].Text)
		switch {
		case (w.Text == "s" || w.Text == "es") && w.Upper && i+2 < len(ws) && t.Source[ws[i+1].End:ws[i+2].Start] == "/" && assemblyPart(ws[i+2].Text): // a special session
			items = append(items, item{first: first, last: i + 3, number: strings.ToUpper(w.Text) + "-" + ws[i+1].Text + "/" + ws[i+2].Text, organ: assembly})
			i += 3
			continue
		case romanAfter(t, ws, i) > 0: // before 1976: "2200 A (XXI)"
			last := romanAfter(t, ws, i)
			items = append(items, item{first: first, last: last, number: w.Text + "(" + strings.ToUpper(ws[last-1].Text) + ")", organ: assembly})
			i = last
			continue
		case slash && assemblyPart(w.Text):
			it := item{first: first, last: i + 2, number: w.Text + "/" + ws[i+1].Text, organ: assembly}
			if !sessioned(w.Text) {
				it.organ = early
			}
			var letters []item
			if letters, i = lettered(t, ws, it); len(letters) > 0 {
				items = append(items, letters...)
			} else {
				items = append(items, it)
			}
			continue
		case slash && isYear(w.Text):
			items = append(items, item{first: first, last: i + 2, number: w.Text + "/" + ws[i+1].Text, organ: economic})
			i += 2
			continue
		case councilNumber(w.Text) && w.Text[0] != '0' && !dateYear(ws, i) && !hangs(t, ws, i):
			last := yearAfter(t, ws, i+1)
			if last == i+1 && last < len(ws) && isYear(ws[last].Text) && t.Source[w.End:ws[last].Start] == "/" {
				last++ // "UNSCR 2681/2023"
			}
			if len(w.Text) > 2 || last > i+1 {
				items = append(items, item{first: first, last: last, number: w.Text, dated: last > i+1})
			}
			i = last
			continue
		}
		if len(items) == 0 {
			if i > head+3 && !organ[w.Text] || i > head+10 {
				return nil
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
	return items
}

// lettered reads the letters behind a number, each of which is a text of its own
// ("67/234 B", "53/243 A and B"), and where the reading goes on.
func lettered(t *Text, ws []words.Word, it item) ([]item, int) {
	var out []item
	next := it.last
	for k := it.last; k < len(ws) && ws[k].Before == words.None; k++ {
		w := ws[k]
		if len(out) > 0 && (w.Text == "and" || w.Text == "et") {
			continue
		}
		if len(w.Text) != 1 || !w.Upper || w.Text > "f" || t.Source[w.Start-1] == '\'' {
			break
		}
		part := it
		part.last, part.number = k+1, it.number+strings.ToUpper(w.Text)
		if len(out) > 0 {
			part.first = k
		}
		out = append(out, part)
		next = k + 1
	}
	for k := range out {
		if len(out) > 1 {
			out[k].whole = it.number
		}
	}
	return out, next
}

// ofRightsCouncil reports numbers of the Human Rights Council, whose sessions
// count as the Assembly's do: it is named right before the noun, between it and
// the first number, or right behind the last one and its date.
func ofRightsCouncil(ws []words.Word, head, first, end int) bool {
	const french, english = "conseil droits homme", "human rights council"
	before := content(ws, head-3, head)
	return before == english || before == french || strings.Contains(content(ws, head, first+1), french) || strings.HasPrefix(content(ws, end, end+12), french) || strings.HasPrefix(content(ws, end, end+12), english)
}

// ofOthers reports numbers of a body that is neither: "Commission resolution
// 43/2", "decision 42/1 of the Conference".
func ofOthers(ws []words.Word, head, end int) bool {
	if head > 0 && otherBodies[ws[head-1].Text] {
		return true
	}
	after, _, _ := strings.Cut(content(ws, end, end+8), " ")
	return otherBodies[after]
}

var otherBodies = map[string]bool{"commission": true, "conference": true, "board": true, "committee": true, "comite": true}

// content joins the words of a stretch that are no articles, prepositions or
// parts of a date.
func content(ws []words.Word, from, to int) string {
	var out []string
	for i := max(0, from); i < len(ws) && i < to; i++ {
		switch w := ws[i].Text; {
		case ws[i].Before >= words.Colon && i > from:
			return strings.Join(out, " ")
		case w == "du" || w == "de" || w == "des" || w == "la" || w == "l" || w == "le" || w == "d" || w == "of" || w == "the" || w == "en" || w == "date" || w == "prise" || w == "par" || w == "its":
		case months[w] > 0 || isYear(w) || number(w) > 0:
		default:
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func roman(s string) bool { return s != "" && len(s) <= 7 && strings.Trim(s, "ivxl") == "" }

// romanAfter returns the word after the session of an old General Assembly
// resolution that begins at word i, 0 where none does.
func romanAfter(t *Text, ws []words.Word, i int) int {
	if !councilNumber(ws[i].Text) {
		return 0
	}
	for j := i + 1; j < len(ws) && j <= i+2; j++ {
		if ws[j].Before == words.Paren && ws[j].Caps == (len(ws[j].Text) > 1) && ws[j].Upper && roman(ws[j].Text) && t.Source[ws[j].Start-1] == '(' {
			return j + 1
		}
		if len(ws[j].Text) != 1 || !ws[j].Upper {
			return 0
		}
	}
	return 0
}

// sessioned reports a session of the General Assembly that numbers its
// resolutions with a slash, as they do since the thirty-first, in 1976.
func sessioned(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 31
}

// organ are the words of an organ's name between "resolutions" and the number.
var organ = map[string]bool{
	"du": true, "de": true, "la": true, "l": true, "conseil": true, "economique": true, "et": true, "social": true, "assemblee": true,
	"generale": true, "securite": true, "the": true, "of": true, "general": true, "assembly": true, "economic": true, "and": true, "council": true,
	"security": true, "its": true, "nations": true, "unies": true, "des": true, "droits": true, "homme": true, "humains": true,
}

// hangs reports a number that hangs on letters by a hyphen, as in "GA-2022-90":
// another organisation numbers its texts so.
func hangs(t *Text, ws []words.Word, i int) bool {
	if i == 0 {
		return false
	}
	switch t.Source[ws[i-1].End:ws[i].Start] {
	case "-", "\u2011":
		return !digits(ws[i-1].Text)
	}
	return false
}

// dateYear reports a number that is the year of a date before it.
func dateYear(ws []words.Word, i int) bool {
	return isYear(ws[i].Text) && i > 0 && (months[ws[i-1].Text] > 0 || number(ws[i-1].Text) > 0 && i > 1 && months[ws[i-2].Text] > 0 || ws[i-1].Text == "de" || ws[i-1].Text == "of" || ws[i-1].Text == "in" || ws[i-1].Text == "en")
}

func between(s string) bool {
	switch s {
	case "et", "and", "de", "du", "of", "le", "la", "les", "the", "en", "ainsi", "que", "as", "well", "date", "or", "ou", "to", "sa", "its", "a", "b", "c", "d":
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
