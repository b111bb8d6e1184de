package graph

import "cmp"

// derive draws the structure edges that the nodes' properties state. A
// property that names a node nowhere in the graph gives no edge.
//
//	STATED_IN        commitment → document
//	MADE_AT          commitment → meeting
//	MADE_BY          commitment → actor, convention → the actor that issued it
//	ABOUT            commitment → topic
//	PART_OF          passage → document, commitment → passage,
//	                 convention → the instrument it belongs to, topic → broader topic
//	WITNESS_OF       witness → document
//	TEXT_OF          document → convention
//	ADOPTED_AT       document → meeting, convention → meeting
//	PARTICIPATED_IN  actor → meeting
//	FOLLOWS          meeting → the one before
//	MEMBER_OF        actor → the actor it belongs to
func (b *builder) derive(draw func(t RelationType, from, to ID, source string)) {
	for n, node := range b.nodes {
		key := b.origins[n]
		switch x := node.(type) {
		case *Meeting:
			source := cmp.Or(x.Source, key)
			for _, a := range x.Participants {
				draw(ParticipatedIn, a, x.ID, source)
			}
			draw(Follows, x.ID, x.Follows, source)
		case *Document:
			source := cmp.Or(x.Source, key)
			draw(TextOf, x.ID, x.TextOf, source)
			draw(AdoptedAt, x.ID, x.Meeting, source)
		case *Witness:
			draw(WitnessOf, x.ID, x.Document, key)
		case *Passage:
			draw(PartOf, x.ID, x.Document, key)
		case *Commitment:
			draw(StatedIn, x.ID, x.Document, key)
			draw(MadeAt, x.ID, x.Meeting, key)
			for _, a := range x.MadeBy {
				draw(MadeBy, x.ID, a, key)
			}
			for _, t := range x.Topics {
				draw(About, x.ID, t, key)
			}
			draw(PartOf, x.ID, x.Passage, key)
		case *Actor:
			draw(MemberOf, x.ID, x.Parent, cmp.Or(x.Source, key))
		case *Convention:
			source := cmp.Or(x.Source, key)
			draw(AdoptedAt, x.ID, x.AdoptedAt, source)
			if x.Parent.Kind() == KindActor {
				draw(MadeBy, x.ID, x.Parent, source)
			} else {
				draw(PartOf, x.ID, x.Parent, source)
			}
		case *Topic:
			draw(PartOf, x.ID, x.Broader, key)
		}
	}
}
