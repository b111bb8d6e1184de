package store

import (
	"archive/tar"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"stemma/graph"
)

// History reads all revisions, superseded ones too, by number.
func (s *Store) History(ctx context.Context) ([]graph.Source, error) {
	entries, err := s.journal.entries()
	if err != nil {
		return nil, wrapRead(err)
	}
	out := make([]graph.Source, len(entries))
	for i, e := range entries {
		if out[i], err = s.journal.source(ctx, e); err != nil {
			return nil, wrapRead(err)
		}
	}
	return out, nil
}

// Backup writes all revisions as a tar of the journal's files, each checked as
// it is read: a damaged store has no backup. Nobody waits for it, since files of
// the journal never change. The same revisions give the same bytes, until they
// are compacted.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	entries, err := s.journal.entries()
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	t := tar.NewWriter(w)
	put := func(name string, data []byte) error {
		if err := t.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(data)), Format: tar.FormatPAX}); err != nil {
			return err
		}
		_, err := t.Write(data)
		return err
	}
	if err := put(formatName, fmt.Appendf(nil, "%s%d\n", formatPrefix, Format)); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	gone, err := s.journal.dropped()
	if err == nil && gone.horizon > 0 {
		err = put(journalFolder+"/"+droppedName, gone.text())
	}
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	for _, e := range entries {
		if _, err := s.journal.source(ctx, e); err != nil {
			return fmt.Errorf("back up: %w", err)
		}
		data, err := s.journal.files.read(e.name)
		if err == nil {
			err = put(journalFolder+"/"+e.name, data)
		}
		if err != nil {
			return fmt.Errorf("back up %s: %w", e.name, err)
		}
	}
	if err := t.Close(); err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	return nil
}

// maxBackupFile bounds one file of a backup.
const maxBackupFile = 1 << 30

// Restore makes a store from a backup. The whole backup is checked before
// anything is made, and a store that holds revisions is left as it is.
func Restore(ctx context.Context, dsn string, r io.Reader) error {
	files, err := readBackup(ctx, r)
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	s, err := Open(ctx, dsn, Options{})
	if err != nil {
		return fmt.Errorf("restore: %w", err)
	}
	if err := errors.Join(s.restore(ctx, files), s.Close()); err != nil {
		return fmt.Errorf("restore %s: %w", dsn, err)
	}
	return nil
}

func (s *Store) restore(ctx context.Context, files []file) error {
	unlock, err := s.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if entries, err := s.journal.entries(); err != nil {
		return err
	} else if len(entries) > 0 {
		return fmt.Errorf("it holds %d revisions already; hint: restore into another folder", len(entries))
	}
	if len(files) > 0 {
		if err := s.journal.files.write(files); err != nil {
			return fmt.Errorf("write journal: %w", err)
		}
	}
	return s.settle(ctx)
}

// readBackup reads a backup into memory, where it is opened like a journal.
func readBackup(ctx context.Context, r io.Reader) ([]file, error) {
	t := tar.NewReader(r)
	head, err := t.Next()
	if err != nil || head.Name != formatName {
		return nil, errors.New("this is no backup of a store")
	}
	var number int
	if _, err := fmt.Fscanf(t, formatPrefix+"%d", &number); err != nil || number != Format {
		return nil, fmt.Errorf("%w: the backup has format %d, this program reads %d", ErrFormat, number, Format)
	}
	copied := newMemoryFiles()
	var files []file
	for {
		head, err := t.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w backup: %w", ErrDamaged, err)
		}
		data, err := io.ReadAll(io.LimitReader(t, maxBackupFile+1))
		if err == nil && len(data) > maxBackupFile {
			err = errors.New("too big")
		}
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, fmt.Errorf("%w backup: read %.80q: %w", ErrDamaged, head.Name, err)
		}
		name := head.Name[min(len(head.Name), len(journalFolder)+1):]
		if _, ok := parseFileName(name); !ok && name != droppedName || journalFolder+"/"+name != head.Name {
			return nil, fmt.Errorf("%w backup: it holds %.80q", ErrDamaged, head.Name)
		}
		files = append(files, file{name, data})
	}
	if err := copied.write(files); err != nil {
		return nil, err
	}
	j := newJournal(copied)
	entries, err := j.entries()
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if _, err := j.source(ctx, e); err != nil {
			return nil, err
		}
	}
	revisions := slices.DeleteFunc(slices.Clone(files), func(f file) bool { return f.name == droppedName })
	if len(entries) != len(revisions) {
		return nil, fmt.Errorf("%w backup: its last batch is not whole", ErrDamaged)
	}
	return files, nil
}
