// Package quads is the one mapping between the facts of the graph and RDF
// quads, lossless both ways, and the canonical N-Quads in which they are kept.
// It stores nothing and decides nothing about what is current: package store
// does.
package quads
