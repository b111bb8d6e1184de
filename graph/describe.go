package graph

import (
	"cmp"
	"slices"
	"strings"

	"stemma/graph/words"
)

// describe applies what people decided about nodes: names, dates, what a
// commitment says, and whether it is one.
func (b *builder) describe() {
	b.withdrawn = make(map[ID]bool)
	b.looked = make(map[question]bool)
	if b.decided() {
		answers := b.hearing()
		for i := range b.speakers {
			sp := &b.speakers[i]
			if sp.ruling == nil {
				b.listed(answers, sp)
				continue
			}
			switch sp.ruling.Verb {
			case VerbAlias:
				b.nameAlso(sp.ruling)
			case VerbDate:
				b.redate(answers, sp)
			case VerbDescribe:
				b.redescribe(answers, sp)
			case VerbPromise, VerbWithdraw:
				b.count(answers, sp)
			case VerbConfirm:
				b.confirm(sp.ruling)
			}
		}
	}
	b.compare()
}

// decided reports whether several people, or one beside the built-in graph,
// have anything to settle among them.
func (b *builder) decided() bool {
	return len(b.speakers) > 1 || len(b.speakers) == 1 && b.speakers[0].ruling != nil
}

// listed takes what a file's lists say as its answers.
func (b *builder) listed(a *hearing, sp *speaker) {
	for i := range sp.facts.Commitments {
		c := &sp.facts.Commitments[i]
		id := b.canonical(c.ID)
		a.says(sp, id, "commitment", "yes")
		said := Decision{
			Force: c.Force, Topics: c.Topics, Summaries: c.Summaries, Addressees: c.Addressees, Deadline: c.Deadline,
			Quantities: c.Quantities, Hedge: c.Hedge,
		}
		for _, v := range said.values() {
			a.says(sp, id, v.about, v.value)
		}
	}
	for i := range sp.facts.Documents {
		if d := &sp.facts.Documents[i]; d.Date != "" {
			a.says(sp, d.ID, "date", string(d.Date))
		}
	}
	for i := range sp.facts.Meetings {
		m := &sp.facts.Meetings[i]
		if m.StartDate != "" {
			a.says(sp, b.now(m.ID), "date", days(m.StartDate, m.EndDate))
		}
	}
	for i := range sp.facts.Conventions {
		if c := &sp.facts.Conventions[i]; c.AdoptedOn != "" {
			a.says(sp, b.now(c.ID), "date", string(c.AdoptedOn))
		}
	}
}

func days(start, end Date) string { return strings.TrimSuffix(string(start)+"/"+string(end), "/") }

type value struct{ about, value string }

// values lists what a description says, one value a field.
func (d *Decision) values() []value {
	all := []value{
		{"force", string(d.Force)},
		{"topics", joined(d.Topics)},
		{"summary in English", d.Summaries[English]},
		{"summary in French", d.Summaries[French]},
		{"addressees", joined(d.Addressees)},
		{"deadline", d.Deadline},
		{"quantities", strings.Join(d.Quantities, "|")},
		{"hedge", d.Hedge},
	}
	return slices.DeleteFunc(all, func(v value) bool { return v.value == "" })
}

func (b *builder) nameAlso(o *Outcome) {
	aliases := make(map[Lang][]string, len(o.Names))
	for lang, name := range o.Names {
		aliases[lang] = []string{name}
	}
	id := b.now(o.Subject)
	if a, ok := b.actors.find(id); ok {
		uniteAliases(&a.Aliases, aliases)
		o.done()
	}
	if c, ok := b.conventions.find(id); ok {
		uniteAliases(&c.Aliases, aliases)
		o.done()
	}
	if m, ok := b.meetings.find(id); ok {
		uniteAliases(&m.Aliases, aliases)
		o.done()
	}
}

func (b *builder) redate(a *hearing, sp *speaker) {
	o := sp.ruling
	id := b.now(o.Subject)
	if !a.says(sp, id, "date", days(o.Start, o.End)) {
		o.lost()
		return
	}
	if m, ok := b.meetings.find(id); ok {
		m.StartDate, m.EndDate = o.Start, cmp.Or(o.End, m.EndDate)
		o.done()
	}
	if d, ok := b.documents.find(id); ok {
		d.Date = o.Start
		o.done()
	}
	if c, ok := b.conventions.find(id); ok {
		c.AdoptedOn = o.Start
		o.done()
	}
}

func (b *builder) redescribe(a *hearing, sp *speaker) {
	o := sp.ruling
	c, ok := b.commitments.find(b.act(o.Subject, o.Begins))
	if !ok {
		return
	}
	held := false
	for _, v := range o.values() {
		if a.says(sp, c.ID, v.about, v.value) {
			b.set(c, &o.Decision, v.about)
			b.looked[question{c.ID, v.about}] = true
			held = true
		}
	}
	if !held {
		o.lost()
		return
	}
	c.Curator = o.Curator
	o.done()
}

// set writes one field; what the texts said of it is compared afterwards.
func (b *builder) set(c *Commitment, d *Decision, about string) {
	switch about {
	case "force":
		c.Force = d.Force
	case "topics":
		c.Topics, c.TopicReasons = d.Topics, nil
	case "summary in English":
		c.Summaries = with(c.Summaries, English, d.Summaries[English])
	case "summary in French":
		c.Summaries = with(c.Summaries, French, d.Summaries[French])
	case "addressees":
		c.Addressees = b.nowAll(d.Addressees)
	case "deadline":
		c.Deadline = d.Deadline
	case "quantities":
		c.Quantities = d.Quantities
	case "hedge":
		c.Hedge = d.Hedge
	}
}

func with(texts Texts, lang Lang, text string) Texts {
	out := Texts{lang: text}
	for l, t := range texts {
		if l != lang {
			out[l] = t
		}
	}
	return out
}

// count decides whether an act is a commitment.
func (b *builder) count(a *hearing, sp *speaker) {
	o := sp.ruling
	id := b.act(o.Subject, o.Begins)
	c, ok := b.commitments.find(id)
	if !ok {
		return
	}
	answer := "yes"
	if o.Verb == VerbWithdraw {
		answer = "no"
	}
	switch {
	case !a.says(sp, id, "commitment", answer):
		o.lost()
	case answer == "no":
		b.withdrawn[id] = true
		o.done()
	default:
		b.placeAfter(c)
		o.done()
	}
}

func (b *builder) confirm(o *Outcome) {
	id := b.now(o.Subject)
	if a, ok := b.actors.find(id); ok {
		a.Unconfirmed = false
		o.done()
	}
	if c, ok := b.conventions.find(id); ok {
		c.Unconfirmed = false
		o.done()
	}
}

// canonical returns the id by which a commitment goes, before there is a
// snapshot to ask.
func (b *builder) canonical(id ID) ID {
	if current, ok := b.known[id]; ok {
		return current
	}
	if _, ok := b.commitments.find(id); ok {
		return id
	}
	if first := ID(string(id) + "a"); id.Kind() == KindCommitment {
		if _, ok := b.commitments.find(first); ok {
			return first
		}
	}
	return id
}

// act finds the commitment that a decision means: by its id, and where the
// decision gives first words and that act does not open with them, by these
// within the unit. "" where there is none, or several.
func (b *builder) act(id ID, begins string) ID {
	id = b.canonical(id)
	c, ok := b.commitments.find(id)
	if begins == "" || ok && opensWith(c, begins) {
		return id
	}
	u, _ := unitOf(documentOf(id), id)
	var found ID
	for _, c := range b.actsOf(u.document) {
		if other, _ := unitOf(u.document, c.ID); other == u && opensWith(c, begins) {
			if found != "" {
				return ""
			}
			found = c.ID
		}
	}
	return found
}

// actsOf returns the commitments of a document, indexed when first asked for.
func (b *builder) actsOf(document ID) []*Commitment {
	if b.byDocument == nil {
		b.byDocument = make(map[ID][]*Commitment)
		for _, c := range b.commitments.list {
			b.byDocument[documentOf(c.ID)] = append(b.byDocument[documentOf(c.ID)], c)
		}
	}
	return b.byDocument[document]
}

// placeAfter puts a commitment that no text places after the one before it by its
// number.
func (b *builder) placeAfter(c *Commitment) {
	if len(c.Spans) > 0 || c.Order > 0 {
		return
	}
	var before *Commitment
	for _, other := range b.actsOf(documentOf(c.ID)) {
		if other != c && natural(other.ID, c.ID) < 0 && (before == nil || natural(before.ID, other.ID) < 0) {
			before = other
		}
	}
	if before != nil {
		c.Order = before.Order
	}
}

func opensWith(c *Commitment, begins string) bool {
	if c.Begins != "" && (words.Opens(c.Begins, begins) || words.Opens(begins, c.Begins)) {
		return true
	}
	for _, text := range c.Texts {
		if words.Opens(text, begins) {
			return true
		}
	}
	return false
}

// compare notes where a text's acts are read with another force than curators
// give them; the rest they say in their own words and language. Whoever decides
// about the force of one act has looked at it.
func (b *builder) compare() {
	for _, src := range b.sources {
		if src.strength != byDocument {
			continue
		}
		for i := range src.Facts.Commitments {
			read := &src.Facts.Commitments[i]
			c, ok := b.commitments.find(b.canonical(read.ID))
			if !ok || c.Curator == "" || b.withdrawn[c.ID] {
				continue
			}
			if read.Force != "" && !b.looked[question{c.ID, "force"}] && c.Force != "" && read.Force != c.Force {
				b.disagreements = append(b.disagreements, Disagreement{c.ID, "force", string(c.Force), string(read.Force)})
			}
		}
	}
}
