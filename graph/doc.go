// Package graph holds the words of the domain (commitment, convention, witness,
// passage, evidence), the immutable Snapshot that answers every question about
// them, and lineage, path and subgraph over it. It reads and writes nothing:
// storage is package store's, files are package loader's.
package graph
