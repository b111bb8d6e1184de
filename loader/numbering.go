package loader

import (
	"fmt"
	"sort"
	"strconv"
	"strings"

	"stemma/loader/extract"
	"stemma/loader/segment"
)

// refs gives every act and every sentence that states a relation its reference,
// by the rules of docs/model.md: the printed number; where every item prints
// one number, the count; in bullets and paragraphs under headings without
// numbers, a letter per heading that holds commitments and a count;
// "preamble-N" before the first section. Several acts of one unit are lettered.
type refs struct {
	act       []string // by act
	unit      []string // by act: the reference without the letter
	statement map[sentenceKey]string
	passage   []string // by passage, "" for none of its own
}

type sentenceKey struct{ passage, sentence int }

func number(p *segment.Part, res extract.Result) refs {
	n := numberer{part: p, res: res, refs: refs{
		act: make([]string, len(res.Acts)), unit: make([]string, len(res.Acts)),
		statement: map[sentenceKey]string{}, passage: make([]string, len(p.Passages)),
	}}
	n.run()
	return n.refs
}

type numberer struct {
	part      *segment.Part
	res       extract.Result
	sections  map[int]string // the numbers of headings, by passage
	positions []int          // see position
	refs
}

// event is an act, or a sentence that states a relation and is no act.
type event struct {
	sentenceKey
	act int // -1 for a mere statement
}

func (n *numberer) events() []event {
	var out []event
	of := map[sentenceKey]bool{}
	for i, a := range n.res.Acts {
		out = append(out, event{sentenceKey{a.Passage, a.Sentence}, i})
		of[sentenceKey{a.Passage, a.Sentence}] = true
	}
	for _, r := range n.res.Relations {
		k := sentenceKey{r.Passage, r.Sentence}
		if r.Act < 0 && !of[k] {
			of[k] = true
			out = append(out, event{k, -1})
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.passage != b.passage {
			return a.passage < b.passage
		}
		return a.sentence < b.sentence
	})
	return out
}

func (n *numberer) run() {
	n.sections = sectionNumbers(n.part)
	first := n.firstSection()
	letters, counts := n.letters()
	preamble := 0
	byUnit := map[string][]int{} // acts
	said := map[string]int{}     // statements
	for _, e := range n.events() {
		p := n.part.Passages[e.passage]
		unit := ""
		switch {
		case p.Kind == segment.Item && p.Number != "":
			unit = p.Number
		case e.passage < first && !(p.Kind == segment.Item && n.part.Numbering == segment.Letters && letters[p.Section] != ""):
			preamble++
			unit = "preamble-" + strconv.Itoa(preamble)
			n.put(e, unit, byUnit)
			continue
		case n.sections[p.Section] != "" && p.Kind != segment.Item:
			unit = n.sections[p.Section]
		case letters[p.Section] != "":
			if c, ok := counts[e.passage]; ok {
				unit = letters[p.Section] + strconv.Itoa(c)
			} else {
				unit = letters[p.Section]
			}
		case p.Kind == segment.Item && p.LeadIn.Passage >= 0 && n.part.Passages[p.LeadIn.Passage].Number != "":
			unit = n.part.Passages[p.LeadIn.Passage].Number + "." + n.sub(e.passage)
		default:
			unit = "p" + strconv.Itoa(e.passage+1)
		}
		if e.act < 0 {
			said[unit]++
			n.statement[e.sentenceKey] = fmt.Sprintf("%s-s%d", unit, said[unit])
			continue
		}
		n.put(e, unit, byUnit)
	}
	for unit, acts := range byUnit {
		for k, a := range acts {
			n.unit[a] = unit
			n.act[a] = unit
			if len(acts) > 1 {
				n.act[a] = unit + letter(k)
			}
		}
	}
	for i, p := range n.part.Passages {
		if p.Number != "" && p.Kind == segment.Item {
			n.passage[i] = p.Number
		} else if c, ok := counts[i]; ok && letters[p.Section] != "" {
			n.passage[i] = letters[p.Section] + strconv.Itoa(c)
		}
	}
}

func (n *numberer) put(e event, unit string, byUnit map[string][]int) {
	if e.act < 0 {
		n.statement[e.sentenceKey] = unit
		return
	}
	byUnit[unit] = append(byUnit[unit], e.act)
}

// firstSection is the index of the passage that ends the preamble: the first
// numbered heading, the first numbered item, or the first heading under which a
// list of commitments stands. A part that is not the main one is all preamble.
func (n *numberer) firstSection() int {
	if !n.part.Main {
		return len(n.part.Passages)
	}
	for i, p := range n.part.Passages {
		if n.sections[i] != "" || p.Number != "" && (p.Kind == segment.Heading || p.Kind == segment.Item) {
			return i
		}
	}
	for _, a := range n.res.Acts {
		if s := n.part.Passages[a.Passage].Section; s > 0 || s == 0 && n.part.Passages[a.Passage].Kind == segment.Item {
			return s
		}
	}
	return len(n.part.Passages)
}

// sectionNumbers gives headings their printed number, or what the dotted numbers
// under them begin with ("Commitment 2: …" above 2.1, 2.2), where two headings at
// least show that such numbers go with headings.
func sectionNumbers(part *segment.Part) map[int]string {
	printed, implied := map[int]string{}, map[int]string{}
	for i, p := range part.Passages {
		switch {
		case p.Kind == segment.Heading && p.Number != "":
			printed[i] = p.Number
		case p.Kind == segment.Item && p.Section >= 0:
			if whole, _, dotted := strings.Cut(p.Number, "."); dotted {
				if old, ok := implied[p.Section]; ok && old != whole {
					whole = ""
				}
				implied[p.Section] = whole
			}
		}
	}
	distinct := map[string]bool{}
	for _, number := range implied {
		if distinct[number] || number == "" {
			return printed
		}
		distinct[number] = true
	}
	if len(distinct) < 2 {
		return printed
	}
	for i, number := range implied {
		if printed[i] == "" {
			printed[i] = number
		}
	}
	return printed
}

// letters gives a letter to every heading without a number that holds
// commitments, and counts the bullets under it; paragraphs that hold an act are
// counted on.
func (n *numberer) letters() (map[int]string, map[int]int) {
	letters, counts := map[int]string{}, map[int]int{}
	if n.part.Numbering != segment.Letters || !n.part.Main {
		return letters, counts
	}
	holds := map[int]bool{}
	acts := map[int]bool{}
	for _, a := range n.res.Acts {
		holds[n.part.Passages[a.Passage].Section] = true
		acts[a.Passage] = true
	}
	next := map[int]int{}
	for i, p := range n.part.Passages {
		if !holds[p.Section] || p.Section < 0 {
			continue
		}
		if letters[p.Section] == "" {
			letters[p.Section] = capital(len(letters))
		}
		if p.Kind == segment.Item || acts[i] {
			next[p.Section]++
			counts[i] = next[p.Section]
		}
	}
	return letters, counts
}

// sub tells an item of a list apart below its number: by the letter it prints,
// or by its count.
func (n *numberer) sub(i int) string {
	if m := n.part.Passages[i].Marker; m != "" && m[0] >= 'a' && m[0] <= 'z' {
		return m
	}
	return strconv.Itoa(n.position(i))
}

// position counts an item among those of its list, from 1.
func (n *numberer) position(i int) int {
	if n.positions == nil {
		n.positions = make([]int, len(n.part.Passages))
		count := map[segment.Governor]int{}
		for j := range n.part.Passages {
			p := &n.part.Passages[j]
			if p.Kind == segment.Item {
				count[p.LeadIn]++
			}
			n.positions[j] = count[p.LeadIn]
		}
	}
	return n.positions[i]
}

// letter is a, b, … z, aa, ab…
func letter(k int) string {
	if k < 26 {
		return string(rune('a' + k))
	}
	return letter(k/26-1) + string(rune('a'+k%26))
}

func capital(k int) string {
	if k < 26 {
		return string(rune('A' + k))
	}
	return capital(k/26-1) + string(rune('A'+k%26))
}
