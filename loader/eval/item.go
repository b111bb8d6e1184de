package eval

import (
	"cmp"
	"fmt"
	"slices"
)

// Verdict says how one thing fared.
type Verdict string

// The verdicts.
const (
	Good    Verdict = "right"
	Missed  Verdict = "missed"
	Surplus Verdict = "surplus"
	Wrong   Verdict = "wrong" // found, with another label
)

// Item is one judged thing. Measure, Document, Key and whether it is surplus
// tell it from every other of a run, and find it again in another run.
type Item struct {
	Measure  string  `json:"measure"`
	Document string  `json:"document"`
	Key      string  `json:"key"`
	Verdict  Verdict `json:"verdict"`
	Gold     string  `json:"gold,omitempty"` // the label wanted, where one is judged
	Got      string  `json:"got,omitempty"`
	Note     string  `json:"note,omitempty"` // words of the text, cue, rule: for people
}

// String is one line for people.
func (i Item) String() string {
	s := fmt.Sprintf("%s\t%s\t%s\t%s", i.Verdict, i.Measure, i.Document, i.Key)
	if i.Verdict == Wrong {
		s += fmt.Sprintf("\tgold %s, got %s", i.Gold, i.Got)
	}
	if i.Note != "" {
		s += "\t" + i.Note
	}
	return s
}

type identity struct {
	measure, document, key string
	surplus                bool
}

func (i Item) identity() identity {
	return identity{i.Measure, i.Document, i.Key, i.Verdict == Surplus}
}

// numbered sets things of one key apart: "x", "x #2", "x #3".
func numbered(items []Item) []Item {
	seen := map[identity]int{}
	for k := range items {
		id := items[k].identity()
		seen[id]++
		if n := seen[id]; n > 1 {
			items[k].Key += fmt.Sprintf(" #%d", n)
		}
	}
	return items
}

// Change is an item that two runs judge differently.
type Change struct {
	Before Verdict `json:"before,omitempty"` // "" for a surplus that was not there
	After  Verdict `json:"after,omitempty"`
	Item   Item    `json:"item"` // as it is after; as it was where it is gone
}

// Gain reports whether the change is one for the better.
func (c Change) Gain() bool { return rank(c.After) < rank(c.Before) }

// Loss reports whether it is one for the worse.
func (c Change) Loss() bool { return rank(c.After) > rank(c.Before) }

// rank orders verdicts from the best; a surplus that is not there is as good
// as a right answer.
func rank(v Verdict) int {
	switch v {
	case "", Good:
		return 0
	case Wrong:
		return 1
	}
	return 2
}

// Shift is a figure that two runs give differently.
type Shift struct {
	Name   string  `json:"name"`
	Before float64 `json:"before"`
	After  float64 `json:"after"`
}

// Diff is what a run gained and lost against an older one.
type Diff struct {
	Figures []Shift  `json:"figures"`
	Gains   []Change `json:"gains"`
	Losses  []Change `json:"losses"`
	Others  []Change `json:"others"` // wrong before and after, in another way
	New     int      `json:"new"`    // judged now, and not then: the gold has grown
	Gone    int      `json:"gone"`   // judged then, and not now
}

// Compare lists item by item what changed since old. What only one of the two
// judged (another document, a line of gold that is new) is counted, and is
// neither a gain nor a loss.
func (r *Report) Compare(old *Report) Diff {
	d := Diff{Figures: []Shift{}, Gains: []Change{}, Losses: []Change{}, Others: []Change{}}
	for _, f := range r.Figures {
		if o, ok := old.Figures.Of(f.Name); ok && places(o.main()) != places(f.main()) {
			d.Figures = append(d.Figures, Shift{f.Name, o.main(), f.main()})
		}
	}
	before, was := index(old)
	after, is := index(r)
	both := func(document string) bool { return was[document] && is[document] }
	for id, now := range after {
		then, ok := before[id]
		switch {
		case ok:
			d.add(Change{then.Verdict, now.Verdict, now}, then)
		case id.surplus && both(now.Document):
			d.add(Change{"", now.Verdict, now}, Item{})
		default:
			d.New++
		}
	}
	for id, then := range before {
		if _, ok := after[id]; ok {
			continue
		}
		if id.surplus && both(then.Document) {
			d.add(Change{then.Verdict, "", then}, Item{})
		} else {
			d.Gone++
		}
	}
	for _, list := range [][]Change{d.Gains, d.Losses, d.Others} {
		slices.SortFunc(list, func(a, b Change) int {
			return cmp.Or(cmp.Compare(a.Item.Measure, b.Item.Measure), cmp.Compare(a.Item.Document, b.Item.Document),
				cmp.Compare(a.Item.Key, b.Item.Key), cmp.Compare(a.Item.Verdict, b.Item.Verdict))
		})
	}
	return d
}

func (d *Diff) add(c Change, then Item) {
	switch {
	case c.Gain():
		d.Gains = append(d.Gains, c)
	case c.Loss():
		d.Losses = append(d.Losses, c)
	case c.After == Wrong && then.Got != c.Item.Got:
		d.Others = append(d.Others, c)
	}
}

func index(r *Report) (items map[identity]Item, documents map[string]bool) {
	items, documents = map[identity]Item{}, map[string]bool{}
	for _, i := range r.Items {
		items[i.identity()] = i
	}
	for _, g := range r.Documents {
		documents[g.Name] = true
	}
	return items, documents
}
