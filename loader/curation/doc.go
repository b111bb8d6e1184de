// Package curation reads what people decided: the built-in graph and the
// corrections of those who use it, both YAML files of one format, and turns
// them into facts. It checks form, ids and lengths, and says where each problem
// stands; it never reads the documents that the files speak of, so it cannot
// say whether a curator is right.
//
// A file names its curator, the date and the reason, and holds any of these
// lists: meetings, actors, conventions, topics, documents with their
// commitments and statements, lineage between commitments, and corrections.
// Commitments are named by document, reference and first words; they carry a
// curator's summary and never the document's own sentence, which comes with the
// official text when somebody loads it.
package curation
