package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

// ID names a node, an edge, a piece of evidence or an unresolved statement:
// "kind:slug", readable, stable and safe in an address. The same string stands
// in the store, in GraphQL, in exports and in addresses.
type ID string

// Kind is the part of an ID before the first colon, as a closed set.
type Kind string

// The kinds of node, and of the records that are addressed like nodes.
const (
	KindMeeting    Kind = "meeting"
	KindDocument   Kind = "document"
	KindWitness    Kind = "witness"
	KindPassage    Kind = "passage"
	KindCommitment Kind = "commitment"
	KindActor      Kind = "actor"
	KindConvention Kind = "convention"
	KindTopic      Kind = "topic"
	KindEdge       Kind = "edge"
	KindUnresolved Kind = "unresolved"
	KindDecision   Kind = "decision"
)

// NodeKinds lists the kinds of node in the order in which answers give them.
var NodeKinds = []Kind{
	KindMeeting, KindDocument, KindWitness, KindPassage,
	KindCommitment, KindActor, KindConvention, KindTopic,
}

// Kind returns the part before the first colon, "" when there is none.
func (id ID) Kind() Kind {
	kind, _, found := strings.Cut(string(id), ":")
	if !found {
		return ""
	}
	return Kind(kind)
}

// Slug returns the part after the first colon, or the whole id when it has
// none.
func (id ID) Slug() string {
	_, slug, found := strings.Cut(string(id), ":")
	if !found {
		return string(id)
	}
	return slug
}

// MakeID joins a kind and a slug.
func MakeID(kind Kind, slug string) ID { return ID(string(kind) + ":" + slug) }

// maxIDLength bounds an id in bytes; nothing the product makes comes near it.
const maxIDLength = 256

// Check says why an id cannot be one: empty, too long, without a known kind,
// or with a character outside letters, digits and . _ ~ / - ' that an address
// would have to escape.
func (id ID) Check() error {
	if id == "" {
		return fmt.Errorf("empty id")
	}
	if len(id) > maxIDLength {
		return fmt.Errorf("id %.40q… is longer than %d bytes", string(id), maxIDLength)
	}
	switch id.Kind() {
	case KindMeeting, KindDocument, KindWitness, KindPassage, KindCommitment,
		KindActor, KindConvention, KindTopic, KindEdge, KindUnresolved, KindDecision:
	default:
		return fmt.Errorf("id %q has no known kind", string(id))
	}
	slug := id.Slug()
	if slug == "" {
		return fmt.Errorf("id %q has an empty slug", string(id))
	}
	for _, r := range slug {
		ok := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' ||
			strings.ContainsRune("._~/-", r)
		if !ok {
			return fmt.Errorf("id %q holds %q, which an address cannot carry plainly", string(id), r)
		}
	}
	return nil
}

// unitSeparator stands between the parts of a hashed identity, since it occurs
// in none of them.
const unitSeparator = "\x1f"

// EdgeID is the identity of an edge: "edge:" and the first 16 hex digits of
// SHA-256 over type, source and target, separated by U+001F. The same
// statement found in two witnesses, languages or runs is therefore one edge.
func EdgeID(kind RelationType, from, to ID) ID {
	return MakeID(KindEdge, hash16(string(kind), string(from), string(to)))
}

// EvidenceID hashes what an evidence belongs to (an edge or an unresolved
// statement), its witness and its span, so that the same words are never
// counted twice. Curated evidence, which has no witness, is told apart by its
// curator and cue.
func EvidenceID(owner ID, e Evidence) string {
	return hash16(string(owner), string(e.Witness), fmt.Sprint(e.Start), fmt.Sprint(e.End), e.Curator, e.Cue)
}

// UnresolvedID is the identity of an unresolved statement: its type, its
// source and the words that state it.
func UnresolvedID(kind RelationType, from ID, cue, surface string) ID {
	return MakeID(KindUnresolved, hash16(string(kind), string(from), cue, surface))
}

func hash16(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, unitSeparator)))
	return hex.EncodeToString(sum[:8])
}
