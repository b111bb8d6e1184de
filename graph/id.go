package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
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
	for i := range len(slug) {
		if !inAddress[slug[i]] {
			r, _ := utf8.DecodeRuneInString(slug[i:])
			return fmt.Errorf("id %q holds %q, which an address cannot carry plainly", string(id), r)
		}
	}
	return nil
}

// inAddress marks the bytes that a slug may hold.
var inAddress = func() (ok [256]bool) {
	for _, c := range []byte("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~/-") {
		ok[c] = true
	}
	return ok
}()

// unitSeparator stands between the parts of a hashed identity, since it occurs
// in none of them.
const unitSeparator = "\x1f"

// EdgeID is the identity of an edge: "edge:" and the first 16 hex digits of
// SHA-256 over type, source and target, separated by U+001F. The same
// statement found in two witnesses, languages or runs is therefore one edge.
func EdgeID(kind RelationType, from, to ID) ID { return ID(AppendEdgeID(nil, kind, from, to)) }

// AppendEdgeID appends the id of an edge.
func AppendEdgeID(b []byte, kind RelationType, from, to ID) []byte {
	var room [identityRoom]byte
	content := append(append(room[:0], kind...), unitSeparator...)
	content = append(append(content, from...), unitSeparator...)
	b = append(append(b, KindEdge...), ':')
	return appendHash16(b, append(content, to...))
}

// EvidenceID hashes what an evidence belongs to (an edge or an unresolved
// statement), its witness and its span, so that the same words are never
// counted twice. Curated evidence, which has no witness, is told apart by its
// curator and cue.
func EvidenceID(owner ID, e Evidence) string { return string(AppendEvidenceID(nil, owner, &e)) }

// AppendEvidenceID appends what EvidenceID gives.
func AppendEvidenceID(b []byte, owner ID, e *Evidence) []byte {
	var room [identityRoom]byte
	content := append(append(room[:0], owner...), unitSeparator...)
	content = append(append(content, e.Witness...), unitSeparator...)
	content = append(strconv.AppendInt(content, int64(e.Start), 10), unitSeparator...)
	content = append(strconv.AppendInt(content, int64(e.End), 10), unitSeparator...)
	content = append(append(content, e.Curator...), unitSeparator...)
	return appendHash16(b, append(content, e.Cue...))
}

// UnresolvedID is the identity of an unresolved statement: its type, its
// source and the words that state it.
func UnresolvedID(kind RelationType, from ID, cue, surface string) ID {
	return MakeID(KindUnresolved, hash16(string(kind), string(from), cue, surface))
}

// identityRoom is how many bytes a hashed identity takes as a rule; a longer one
// finds its own.
const identityRoom = 512

func hash16(parts ...string) string {
	return string(appendHash16(nil, []byte(strings.Join(parts, unitSeparator))))
}

func appendHash16(b, content []byte) []byte {
	sum := sha256.Sum256(content)
	return hex.AppendEncode(b, sum[:8])
}
