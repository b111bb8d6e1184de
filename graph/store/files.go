package store

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
)

// files is where a journal stands: a folder, or memory.
type files interface {
	list() ([]string, error)
	read(name string) ([]byte, error)
	// write makes the files appear in their order, each whole or not at all,
	// and returns when they are safe.
	write(files []file) error
	remove(names ...string) error
}

type file struct {
	name string
	data []byte
}

const temporaryPrefix = ".tmp-"

func isTemporary(name string) bool { return strings.HasPrefix(name, temporaryPrefix) }

// folderFiles is a folder on disk.
type folderFiles string

func (dir folderFiles) list() ([]string, error) {
	var entries []os.DirEntry
	err := dir.whole(func(dir string) (err error) {
		entries, err = os.ReadDir(dir)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read journal: %w", err)
	}
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, nil
}

func (dir folderFiles) read(name string) (data []byte, err error) {
	err = dir.whole(func(dir string) error {
		data, err = os.ReadFile(filepath.Join(dir, name))
		return err
	})
	return data, err
}

// whole reads from the folder. For the moment in which a compaction puts another
// in its place there is none of that name; the other is whole by then.
func (dir folderFiles) whole(read func(dir string) error) error {
	err := read(string(dir))
	if !errors.Is(err, os.ErrNotExist) {
		return err
	}
	if _, err := os.Stat(string(dir)); errors.Is(err, os.ErrNotExist) {
		if err := read(string(dir) + newSuffix); !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return read(string(dir)) // it may have come back meanwhile
}

// write first makes every file safe under another name. Renaming them comes
// last and cannot run out of space.
func (dir folderFiles) write(files []file) (err error) {
	path := func(name string) string { return filepath.Join(string(dir), name) }
	defer func() {
		if err != nil {
			for _, f := range files {
				err = errors.Join(err, ignoreMissing(os.Remove(path(temporaryPrefix+f.name))))
			}
		}
	}()
	for _, f := range files {
		if err := writeSynced(path(temporaryPrefix+f.name), f.data); err != nil {
			return err
		}
	}
	for _, f := range files {
		if err := os.Rename(path(temporaryPrefix+f.name), path(f.name)); err != nil {
			return err
		}
	}
	return syncFolder(string(dir))
}

func (dir folderFiles) remove(names ...string) error {
	for _, name := range names {
		if err := os.Remove(filepath.Join(string(dir), name)); err != nil {
			return err
		}
	}
	return syncFolder(string(dir))
}

func writeSynced(path string, data []byte) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// writeFile replaces one file, whole or not at all.
func writeFile(path string, data []byte) error {
	dir, name := filepath.Split(path)
	return folderFiles(dir).write([]file{{name, data}})
}

func syncFolder(dir string) error {
	if dir == "" {
		dir = "."
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// memoryFiles is a folder that ends with its store.
type memoryFiles struct{ *memory }

type memory struct {
	sync.Mutex
	data map[string][]byte
}

func newMemoryFiles() memoryFiles { return memoryFiles{&memory{data: map[string][]byte{}}} }

func (m memoryFiles) list() ([]string, error) {
	m.Lock()
	defer m.Unlock()
	return slices.Sorted(maps.Keys(m.data)), nil
}

func (m memoryFiles) read(name string) ([]byte, error) {
	m.Lock()
	defer m.Unlock()
	data, found := m.data[name]
	if !found {
		return nil, os.ErrNotExist
	}
	return data, nil
}

func (m memoryFiles) write(files []file) error {
	m.Lock()
	defer m.Unlock()
	for _, f := range files {
		m.data[f.name] = f.data
	}
	return nil
}

func (m memoryFiles) remove(names ...string) error {
	m.Lock()
	defer m.Unlock()
	for _, name := range names {
		delete(m.data, name)
	}
	return nil
}
