package resolvers

import (
	"embed"
	"io/fs"
	"path"
	"strings"

	"stemma/graph"
)

// Example is an operation that an analyst may start from.
type Example struct {
	Name     string // "lineage-of-a-commitment"; the same in both languages
	Language graph.Lang
	Title    string // the question it answers
	Text     string
}

//go:embed examples/*.graphql
var exampleFiles embed.FS

// Examples returns the operations of the folder examples, by file name: its
// name gives an example's name and language, its first comment the title.
func Examples() []Example {
	files, err := fs.Glob(exampleFiles, "examples/*.graphql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	examples := make([]Example, len(files))
	for i, file := range files {
		text, err := exampleFiles.ReadFile(file)
		if err != nil {
			panic(err) // the file was listed a moment ago
		}
		examples[i] = readExample(path.Base(file), string(text))
	}
	return examples
}

// readExample takes "01-NAME.LANGUAGE.graphql" apart.
func readExample(file, text string) Example {
	_, name, _ := strings.Cut(strings.TrimSuffix(file, ".graphql"), "-")
	name, lang, _ := strings.Cut(name, ".")
	title, _, _ := strings.Cut(text, "\n")
	return Example{name, graph.Lang(lang), strings.TrimSpace(strings.TrimPrefix(title, "#")), text}
}
