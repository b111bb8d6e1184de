package extract

import "stemma/graph"

// drawn knows the relations of the passage that is being read, so that each is
// drawn once however often a long sentence states it.
type drawn struct {
	passage int
	at      map[drawnKey]int // where a relation stands in the result
	targets map[drawnKey]int // how many relations there are to a target, of any type
	dropped []int            // relations that a stronger one has replaced
}

// drawnKey is what makes two relations the same; those of an act are the same
// in whichever of its sentences they stand.
type drawnKey struct {
	typ           graph.RelationType
	target        graph.ID
	act, sentence int
}

func keyOf(r Relation, typ graph.RelationType) drawnKey {
	k := drawnKey{typ: typ, target: r.Target, act: r.Act, sentence: r.Sentence}
	if r.Act >= 0 {
		k.sentence = 0
	}
	return k
}

// draw adds a relation of a sentence, unless it is stated already. act is the
// index of the act that states it, -1 for none.
func (s *scan) draw(sen *sentence, act int, r Relation) {
	r.Act, r.Passage, r.Sentence = act, sen.passage, sen.index
	r.Start, r.End = sen.start, sen.end
	if act >= 0 {
		r.Start, r.End = s.out.Acts[act].Start, s.out.Acts[act].End
	}
	if d := &s.drawn; d.passage != sen.passage {
		d.passage = sen.passage
		clear(d.at)
		clear(d.targets)
	}
	if r.Target != "" && !s.drawn.add(r, len(s.out.Relations)) {
		return
	}
	s.out.Relations = append(s.out.Relations, r)
}

// add notes a relation that will stand at an index of the result, and reports
// whether it says anything new.
func (d *drawn) add(r Relation, index int) bool {
	same, any, cites := keyOf(r, r.Type), keyOf(r, ""), keyOf(r, graph.Cites)
	if _, known := d.at[same]; known {
		return false
	}
	// A bare citation says nothing where a stronger relation is stated.
	if r.Type == graph.Cites && d.targets[any] > 0 {
		return false
	}
	if old, ok := d.at[cites]; ok {
		d.dropped = append(d.dropped, old)
		delete(d.at, cites)
		d.targets[any]--
	}
	d.at[same] = index
	d.targets[any]++
	return true
}

// settle takes the replaced relations out of the result, once the passage is
// read.
func (s *scan) settle() {
	d := &s.drawn
	if len(d.dropped) > 0 {
		gone := make(map[int]bool, len(d.dropped))
		first := len(s.out.Relations)
		for _, k := range d.dropped {
			gone[k] = true
			first = min(first, k)
		}
		out := s.out.Relations[:first]
		for k := first; k < len(s.out.Relations); k++ {
			if !gone[k] {
				out = append(out, s.out.Relations[k])
			}
		}
		s.out.Relations = out
		d.dropped = d.dropped[:0]
	}
	d.passage = -1
}
