package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// tree makes a folder of files and returns it; a name that ends with / is an
// empty folder.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		if strings.HasSuffix(name, "/") {
			require.NoError(t, os.MkdirAll(path, 0o755))
			continue
		}
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	return root
}

func TestCollect(t *testing.T) {
	root := tree(t, map[string]string{
		"b.txt": "b", "a.MD": "a", "sub/c.txt": "c", "sub/deep/d.md": "d", "fix.yaml": "y",
		"README.md": "r", "sub/readme": "r", "picture.png": "p", ".hidden.txt": "h", ".git/x.txt": "g",
		"empty/": "", "others/x.docx": "x",
	})
	tests := []struct {
		name     string
		paths    []string
		curation bool
		want     []string // path=data, or path!error
		skipped  int
		empty    []string
	}{
		{"a folder, sorted, with its folders", []string{"."}, true, []string{"a.MD=a", "b.txt=b", "fix.yaml=y", "sub/c.txt=c", "sub/deep/d.md=d"}, 5, nil},
		{"without curation", []string{"."}, false, []string{"a.MD=a", "b.txt=b", "sub/c.txt=c", "sub/deep/d.md=d"}, 6, nil},
		{"files in the order named", []string{"sub/c.txt", "a.MD"}, true, []string{"sub/c.txt=c", "a.MD=a"}, 0, nil},
		{"the same twice is read once", []string{"b.txt", "./b.txt", "b.txt"}, true, []string{"b.txt=b"}, 0, nil},
		{"a README that is named is read", []string{"README.md"}, true, []string{"README.md=r"}, 0, nil},
		{"what is missing does not stop the others", []string{"gone.txt", "b.txt"}, true, []string{"gone.txt!no such file", "b.txt=b"}, 0, nil},
		{"a file of another kind, named", []string{"picture.png"}, true, []string{"picture.png!not a kind of file"}, 0, nil},
		{"curation, named, where it is not wanted", []string{"fix.yaml"}, false, []string{"fix.yaml!not a kind of file"}, 0, nil},
		{"an empty folder", []string{"empty"}, true, nil, 0, []string{"empty"}},
		{"a folder of other kinds", []string{"others"}, true, nil, 1, []string{"others"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(root)
			got, err := (&reader{curation: tt.curation}).collect(t.Context(), tt.paths)
			require.NoError(t, err)
			var have []string
			for _, s := range got.sources {
				if s.Err != nil {
					have = append(have, s.Path+"!"+s.Err.Error())
				} else {
					have = append(have, s.Path+"="+string(s.Data))
				}
			}
			require.Len(t, have, len(tt.want), "%v", have)
			for i, want := range tt.want {
				assert.True(t, strings.HasPrefix(have[i], want), "got %s, want %s", have[i], want)
			}
			assert.Equal(t, tt.skipped, got.skipped)
			assert.Equal(t, tt.empty, got.empty)
		})
	}
}

func TestCollectThroughLinks(t *testing.T) {
	root := tree(t, map[string]string{"real/a.txt": "a", "real/b.txt": "b"})
	require.NoError(t, os.Symlink(filepath.Join(root, "real"), filepath.Join(root, "link")))
	require.NoError(t, os.Symlink(filepath.Join(root, "real"), filepath.Join(root, "real", "loop.txt")))
	require.NoError(t, os.Symlink(filepath.Join(root, "real", "gone"), filepath.Join(root, "real", "dangling.txt")))
	t.Chdir(root)
	got, err := (&reader{}).collect(t.Context(), []string{"link"})
	require.NoError(t, err)
	require.Len(t, got.sources, 2)
	assert.Equal(t, filepath.Join("link", "a.txt"), got.sources[0].Path)
	assert.Equal(t, "b", string(got.sources[1].Data))
	assert.Equal(t, 2, got.skipped)
}

func TestTooLargeAFile(t *testing.T) {
	root := t.TempDir()
	path := filepath.Join(root, "large.txt")
	f, err := os.Create(path)
	require.NoError(t, err)
	require.NoError(t, f.Truncate(maxFile+1)) // sparse: takes no room
	require.NoError(t, f.Close())
	got, err := (&reader{}).collect(t.Context(), []string{path})
	require.NoError(t, err)
	assert.ErrorContains(t, got.sources[0].Err, "larger than 32 MiB")
}
