package loader

import (
	"context"
	"sort"
	"strings"

	"stemma/graph"
	"stemma/loader/align"
	"stemma/loader/authority"
	"stemma/loader/segment"
)

// instrument is the instrument that a document is the text of, where it is known.
func (r *reading) instrument() graph.ID {
	switch {
	case r.desc.Instrument != "":
		return graph.MakeID(graph.KindConvention, r.desc.Instrument)
	case r.part.Main:
		return r.desc.Self
	}
	return ""
}

// aligned returns what alignment reads of a document: its commitments with what
// they name.
func (p *pipeline) aligned(ctx context.Context, r *reading) ([]align.Commitment, error) {
	acts := r.result.Acts
	own := p.speakers(r)
	around := r.contexts()
	out := make([]align.Commitment, len(acts))
	for i, a := range acts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c := align.Commitment{
			ID: r.actID(i), Document: r.document, Meeting: r.desc.Meeting.ID, Date: r.desc.Start(), Lang: r.desc.Lang,
			Ref: r.refs.act[i], Order: i, Force: a.Force, Text: fold(r.doc.Text[a.Start:a.End]), Topics: a.Topics,
			Headings: r.part.Passages[a.Passage].Headings, Addressees: a.Addressees, Hedge: fold(a.Hedge), Subset: a.Subset,
			DocumentText: r.instrument(), Forum: r.desc.Forum, Group: p.group(r.desc.Forum),
		}
		c.Context, c.Around = p.around(r, around[i], own)
		for _, t := range a.Topics {
			if wider := p.wider(t); wider != "" {
				c.Themes = appendNew(c.Themes, wider)
			}
		}
		for _, m := range r.mentionsIn(a.Start, a.End) {
			if m.ID == "" {
				continue
			}
			if e, ok := p.reg.Entity(m.ID); ok && e.Type == authority.ClassType {
				continue // its words say it: "the industry", "private companies"
			}
			if !m.Implicit {
				c.Names = append(c.Names, fold(r.doc.Text[m.Start:m.End]))
			}
			if !own[m.ID] {
				c.Targets = appendNew(c.Targets, m.ID)
				if e, ok := p.reg.Entity(m.ID); ok && m.Kind == graph.KindConvention && e.Parent.Kind() == graph.KindActor && !own[e.Parent] {
					c.Targets = appendNew(c.Targets, e.Parent)
				}
			}
		}
		out[i] = c
	}
	for _, e := range r.result.Relations {
		if e.Act < 0 || e.Target == "" {
			continue
		}
		c := &out[e.Act]
		if entity, ok := p.reg.Entity(e.Target); !ok || entity.Type != authority.ClassType {
			c.Targets = appendNew(c.Targets, e.Target)
		}
		if e.Target.Kind() == graph.KindConvention {
			c.Relations = append(c.Relations, align.Relation{Type: e.Type, Target: e.Target})
		}
		if ref := p.reference(e.Target); ref.Meeting != "" || ref.Text != "" {
			ref.Type, ref.Cue = e.Type, fold(e.Cue)
			c.References = append(c.References, ref)
		}
	}
	return out, nil
}

// speakers are the forum of a document and those it belongs to: whom every
// commitment may name, and none is told by.
func (p *pipeline) speakers(r *reading) map[graph.ID]bool {
	own := map[graph.ID]bool{}
	for id := r.desc.Forum; id != "" && !own[id]; {
		own[id] = true
		e, ok := p.reg.Entity(id)
		if !ok {
			break
		}
		id = e.Parent
	}
	return own
}

// group is the outermost actor that a forum belongs to, often the forum itself.
func (p *pipeline) group(forum graph.ID) graph.ID {
	seen := map[graph.ID]bool{}
	for !seen[forum] {
		seen[forum] = true
		if e, ok := p.reg.Entity(forum); ok && e.Parent != "" {
			forum = e.Parent
		}
	}
	return forum
}

// wider returns the theme that a topic belongs to, where that is not the root.
func (p *pipeline) wider(topic graph.ID) graph.ID {
	var found graph.Topic
	topics := p.reg.TopicFacts().Topics
	for _, t := range topics {
		if t.ID == topic {
			found = t
		}
	}
	for _, t := range topics {
		if t.ID == found.Broader && t.Broader != "" {
			return t.ID
		}
	}
	return ""
}

// reference says which meeting a name stands for, where it does.
func (p *pipeline) reference(id graph.ID) align.Reference {
	switch id.Kind() {
	case graph.KindMeeting:
		e, ok := p.reg.Entity(id)
		return align.Reference{Meeting: id, Series: ok && e.Series == "" && e.Place == ""}
	case graph.KindConvention:
		ref := align.Reference{Text: id}
		if e, ok := p.reg.Entity(id); ok {
			ref.Meeting = e.AdoptedAt
		}
		return ref
	}
	return align.Reference{}
}

func appendNew(ids []graph.ID, id graph.ID) []graph.ID {
	for _, o := range ids {
		if o == id {
			return ids
		}
	}
	return append(ids, id)
}

// contexts are, for every act, the sentences around it that promise nothing: its
// lead-in, what comes before it in its paragraph, and what spells it out after
// it.
func (r *reading) contexts() [][]segment.Sentence {
	out := make([][]segment.Sentence, len(r.result.Acts))
	byPassage := map[int][]int{}
	for i, a := range r.result.Acts {
		byPassage[a.Passage] = append(byPassage[a.Passage], i)
	}
	for passage, acts := range byPassage {
		p := r.part.Passages[passage]
		for _, s := range p.Sentences {
			next := sort.Search(len(acts), func(k int) bool { return r.result.Acts[acts[k]].End > s.Start })
			before, after := -1, -1
			if next > 0 {
				before = acts[next-1]
			}
			if next < len(acts) {
				after = acts[next]
			}
			switch {
			case after >= 0 && r.result.Acts[after].Start < s.End: // an act of its own
			case before >= 0 && (after < 0 || spellsOut(r.doc.Text[s.Start:s.End])):
				out[before] = append(out[before], s)
			case after >= 0:
				out[after] = append(out[after], s)
			}
		}
		if g := p.LeadIn; g.Passage >= 0 {
			lead := r.part.Passages[g.Passage].Sentences[g.Sentence]
			for _, i := range acts {
				out[i] = append(out[i], lead)
			}
		}
	}
	return out
}

// spellsOut reports that a sentence says what the one before it comprises.
func spellsOut(sentence string) bool {
	s := strings.ToLower(fold(sentence))
	for _, opening := range []string{
		"il s’agit", "il s'agit", "cela comprend", "cela inclut", "ceci comprend", "ces mesures", "ces efforts", "cette approche", "à cette fin", "pour ce faire",
		"this includes", "this will include", "these include", "these efforts", "these measures", "such measures", "to this end", "to that end",
	} {
		if strings.HasPrefix(s, opening) {
			return true
		}
	}
	return false
}

// around returns the words of sentences, without those of names, and what the
// names mean.
func (p *pipeline) around(r *reading, sentences []segment.Sentence, own map[graph.ID]bool) (text string, named []graph.ID) {
	var parts []string
	for _, s := range sentences {
		from := s.Start
		for _, m := range r.mentionsIn(s.Start, s.End) {
			if m.Start < from || m.ID == "" || m.Implicit {
				continue
			}
			if e, ok := p.reg.Entity(m.ID); ok && e.Type == authority.ClassType {
				continue
			}
			parts = append(parts, r.doc.Text[from:m.Start])
			from = m.End
			if !own[m.ID] {
				named = appendNew(named, m.ID)
			}
		}
		parts = append(parts, r.doc.Text[from:s.End])
	}
	return fold(strings.Join(parts, " ; ")), named
}
