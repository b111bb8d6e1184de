package resolvers

import (
	"encoding/json"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// response is the answer to one operation. One that was never executed has no
// data at all, not even null: so clients tell a bad request from a bad field.
type response struct {
	data     json.RawMessage
	errors   gqlerror.List
	executed bool
	status   int // of HTTP, where it is not a matter of the media type
}

// json writes the response. The data are JSON already and go out as they are:
// encoding them again would cost more than making them did.
func (r *response) json() []byte {
	out := make([]byte, 0, len(r.data)+64)
	out = append(out, '{')
	if len(r.errors) > 0 {
		out = append(out, `"errors":`...)
		out = append(out, encodeErrors(r.errors)...)
	}
	if r.executed {
		if len(r.errors) > 0 {
			out = append(out, ',')
		}
		out = append(out, `"data":`...)
		if len(r.data) == 0 {
			out = append(out, "null"...)
		}
		out = append(out, r.data...)
	}
	return append(out, '}')
}

func encodeErrors(errs gqlerror.List) []byte {
	b, err := json.Marshal(errs)
	if err != nil {
		// Nothing that cannot be encoded is ever put into an error.
		panic(err)
	}
	return b
}
