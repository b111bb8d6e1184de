package server

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"sync"

	"stemma/cmd/internal/excerpt"
	"stemma/cmd/internal/packing"
	"stemma/graph"
	"stemma/graph/cite"
	"stemma/graph/export"
)

// truncatedHeader says that there is more than was written.
const truncatedHeader = "Stemma-Truncated"

// fetched is what an address of an export asks for.
type fetched struct {
	format    export.Format
	values    url.Values // as they were written
	asked     url.Values // without those that say how the file is written
	request   excerpt.Request
	moment    excerpt.Moment
	options   export.Options
	mediaType string // of the answer
	coding    string // of the answer; "" as it is
}

// export answers /export/{format}: the whole graph, or the part that the
// query's words ask for.
func (s *server) export(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Add("Vary", "Accept")
	f, status, err := readExport(r)
	if compressible(f.format) {
		header.Add("Vary", "Accept-Encoding")
	}
	if err != nil {
		refuse(w, status, err.Error())
		return
	}
	state, err := s.stateAt(r.Context(), f.moment)
	if err != nil {
		s.refuseState(w, err)
		return
	}
	asked := []string{"export", f.format.Name, f.mediaType, f.values.Encode()}
	if f.pack() {
		asked = append(asked, site(r)) // which its citations name
	}
	tag := codedTag(stateTag(state, asked...), f.coding)
	header.Set("ETag", tag)
	header.Set("Cache-Control", "no-cache")
	if matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if err := f.cut(r, state); err != nil {
		header.Del("ETag")
		s.refuseExport(w, r, err)
		return
	}
	extension := f.format.Extension
	if f.mediaType == ntriples {
		extension = ".nt"
	}
	header.Set("Content-Type", f.mediaType)
	header.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.request.FileName(f.moment, extension)}))
	if f.options.Subgraph != nil && f.options.Subgraph.Truncated {
		header.Set(truncatedHeader, "true")
	}
	if f.coding != "" {
		header.Set("Content-Encoding", f.coding)
	}
	if r.Method == http.MethodHead {
		return
	}
	err = stream(w, f.coding, func(to io.Writer) error { return f.format.Write(r.Context(), to, state.Sources, f.options) })
	if err != nil {
		s.log.Warn("export was cut off", "format", f.format.Name, "error", err)
		panic(http.ErrAbortHandler) // half a file must not look whole
	}
}

// readExport reads an address and what is accepted. An error comes with the
// status that says it.
func readExport(r *http.Request) (f fetched, status int, err error) {
	name := r.PathValue("format")
	f.format, err = export.Find(name)
	if name == export.PackFormat().Name {
		f.format, err = export.PackFormat(), nil
	}
	if err != nil {
		return f, http.StatusNotFound, fmt.Errorf("there is no such format; there is %s, and pack", strings.Join(export.Names(), ", "))
	}
	if f.values, err = excerpt.ParseQuery(r.URL.RawQuery); err == nil {
		f.options, f.asked, err = excerpt.Form(f.values)
	}
	if err == nil {
		err = f.format.Check(f.options)
	}
	if err == nil {
		f.request, err = excerpt.Parse(f.asked)
	}
	if err == nil {
		f.moment, err = excerpt.ParseMoment(f.asked)
	}
	if err != nil {
		return f, http.StatusBadRequest, err
	}
	offers := offersOf(f.format, f.request.Whole())
	mediaType := accepted(r, offers)
	switch mediaType {
	case "":
		return f, http.StatusNotAcceptable, fmt.Errorf("this address gives %s; the formats are %s", strings.Join(typesOf(f.format, f.request.Whole()), " and "), strings.Join(export.Names(), ", "))
	case ntriples:
		f.mediaType = ntriples
	default: // another name for the same is answered by its own
		f.mediaType = f.format.MediaType
	}
	if compressible(f.format) {
		f.coding = coding(r)
	}
	return f, http.StatusOK, nil
}

func (f *fetched) pack() bool { return f.format.Name == export.PackFormat().Name }

// cut takes the part out of a state, with what its file says of itself.
func (f *fetched) cut(r *http.Request, state *State) (err error) {
	o := &f.options
	o.Snapshot, o.Query = state.Snapshot, excerpt.Query(f.asked)
	o.Question = cite.Question(f.request)
	o.Title = f.request.Title(state.Snapshot, cmp.Or(o.Lang, graph.English))
	if !f.request.Whole() {
		if o.Subgraph, err = f.request.Cut(r.Context(), state.Snapshot); err != nil {
			return err
		}
	}
	if f.pack() {
		o.Pack, err = packing.Of(packing.Question{Request: f.request, Moment: f.moment, Asked: f.asked, Permalinks: site(r) + "/id/"}, o)
		if err != nil && !errors.Is(err, export.ErrWhole) {
			return fmt.Errorf("%w: %w", errPack, err)
		}
	}
	return err
}

// errPack is trouble of ours with a pack, and none of the request's.
var errPack = errors.New("a pack cannot be made")

func (s *server) refuseExport(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case errors.Is(err, errPack):
		s.log.Error(errPack.Error(), "error", err)
		refuse(w, http.StatusInternalServerError, "internal error")
	case errors.Is(err, graph.ErrNotFound):
		refuse(w, http.StatusNotFound, err.Error())
	case r.Context().Err() != nil:
		refuse(w, http.StatusServiceUnavailable, err.Error())
	default:
		refuse(w, http.StatusBadRequest, err.Error())
	}
}

// stateTag is the tag of an answer: the revisions it was made of and what was
// asked, since the same of both gives the same bytes. Another version of the
// program may write otherwise.
func stateTag(state *State, asked ...string) string {
	h := sha256.New()
	io.WriteString(h, program()) // a hash never fails
	for _, words := range asked {
		fmt.Fprintf(h, "%q\n", words)
	}
	for _, source := range state.Sources {
		fmt.Fprintln(h, source.Info.ID)
	}
	return `"` + hex.EncodeToString(h.Sum(nil)[:16]) + `"`
}

// program tells one build from another.
var program = sync.OnceValue(func() string {
	var b strings.Builder
	if build, ok := debug.ReadBuildInfo(); ok {
		fmt.Fprintln(&b, build.Main.Version)
		for _, setting := range build.Settings {
			if setting.Key == "vcs.revision" {
				fmt.Fprintln(&b, setting.Value)
			}
		}
	}
	return b.String()
})

// matches reports whether a client has the file of that tag already. A tag that
// a proxy has marked as weak is as good for reading.
func matches(header, tag string) bool {
	for known := range strings.SplitSeq(header, ",") {
		known = strings.TrimPrefix(strings.TrimSpace(known), "W/")
		if known == tag || known == "*" {
			return true
		}
	}
	return false
}
