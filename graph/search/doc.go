// Package search finds nodes by their words, in French and English alike, over
// one snapshot. It answers with ids and the pieces that hold the words; what a
// node is, and how nodes are linked, is package graph's.
package search
