package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"stemma/loader"
)

// maxFile bounds a file in bytes. The longest communiqué known is a hundredth
// of it; what is larger is something else.
const maxFile = 32 << 20

// errKind says that a file that was named is of no kind that can be read.
var errKind = errors.New("not a kind of file that can be read; hint: .txt, .md, and .yaml for curation")

// errIrregular refuses a pipe, a socket and a device: opening one may wait for
// ever, and reading one may never end.
var errIrregular = errors.New("not a regular file; hint: write it to a .txt file first")

// reader collects what the PATH arguments of load and extract name.
type reader struct {
	fetch    fetcher
	curation bool // .yaml files are wanted
	step     func(done, all int)
	seen     map[string]bool // cleaned paths, so that a file named twice is read once
}

// haul is what was collected.
type haul struct {
	sources []loader.Source
	skipped int // files in folders that are of other kinds, or a README
	empty   []string
}

// collect reads files, folders and addresses, in the order named and a folder
// in the order of its names. What cannot be read is a source with an error: it
// must not stop the others.
func (r *reader) collect(ctx context.Context, paths []string) (haul, error) {
	r.seen = map[string]bool{}
	var h haul
	var names []string
	for _, path := range paths {
		if isAddress(path) {
			names = append(names, path)
			continue
		}
		found, skipped, err := r.list(path)
		if err != nil {
			h.sources = append(h.sources, loader.Source{Path: path, Err: err})
			continue
		}
		if len(found) == 0 {
			h.empty = append(h.empty, path)
		}
		names = append(names, found...)
		h.skipped += skipped
	}
	for i, name := range names {
		if err := ctx.Err(); err != nil {
			return haul{}, err
		}
		key := name
		if !isAddress(name) {
			key = filepath.Clean(name)
		}
		if !r.seen[key] {
			r.seen[key] = true
			h.sources = append(h.sources, r.read(ctx, name))
		}
		if r.step != nil {
			r.step(i+1, len(names))
		}
	}
	return h, nil
}

// list returns the files that a path names: itself, or those in a folder.
func (r *reader) list(path string) (files []string, skipped int, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, 0, plain(err)
	}
	switch {
	case info.Mode().IsRegular():
		return []string{path}, 0, nil
	case !info.IsDir():
		return nil, 0, errIrregular
	}
	// WalkDir does not enter a root that is a link.
	root, err := filepath.EvalSymlinks(path)
	if err != nil {
		return nil, 0, plain(err)
	}
	err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		hidden := name != root && strings.HasPrefix(entry.Name(), ".")
		switch {
		case err != nil:
			return plain(err)
		case entry.IsDir() && hidden:
			return filepath.SkipDir
		case entry.IsDir():
			return nil
		case hidden || isReadme(name) || !r.wanted(name) || !leadsToFile(name):
			skipped++
			return nil
		}
		rest, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		files = append(files, filepath.Join(path, rest))
		return nil
	})
	sort.Strings(files)
	return files, skipped, err
}

// leadsToFile reports whether a name is a file, or a link to one.
func leadsToFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

func isReadme(name string) bool {
	base := strings.ToLower(filepath.Base(name))
	return strings.TrimSuffix(base, filepath.Ext(base)) == "readme"
}

// wanted reports whether the name's extension is one that is read.
func (r *reader) wanted(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".md":
		return true
	case ".yaml", ".yml":
		return r.curation
	}
	return false
}

func (r *reader) read(ctx context.Context, name string) loader.Source {
	if isAddress(name) {
		path, data, err := r.fetch.get(ctx, name)
		return loader.Source{Path: path, Data: data, Err: err}
	}
	data, err := r.readFile(name)
	return loader.Source{Path: name, Data: data, Err: err}
}

func (r *reader) readFile(name string) ([]byte, error) {
	if !r.wanted(name) {
		return nil, errKind
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, plain(err)
	}
	if len(data) > maxFile {
		return nil, fmt.Errorf("larger than %d MiB", maxFile>>20)
	}
	return data, nil
}

// plain takes the path out of a file error: the report names it already.
func plain(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}
