package resolvers

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"stemma/graph"
	"stemma/resolvers/model"
)

// Code tells the kinds of error apart, in extensions.code.
type Code string

// The codes. Two more come from GraphQL itself: GRAPHQL_PARSE_FAILED and
// GRAPHQL_VALIDATION_FAILED, for text that is not an operation of this schema.
const (
	CodeNotFound Code = "NOT_FOUND"      // no node of that id
	CodeLimit    Code = "LIMIT"          // more was asked for than the limits allow
	CodeInput    Code = "BAD_USER_INPUT" // an argument has no meaning here
	CodeInternal Code = "INTERNAL"       // our fault; the log has the error under the id given
)

// What an answer says of errors.
const (
	maxErrors        = 10
	maxMessageLength = 300
)

// limitError says which limit was passed.
type limitError string

func (e limitError) Error() string { return string(e) }

// Is makes it one of graph's errors of the same meaning.
func (e limitError) Is(target error) bool { return target == graph.ErrLimit }

func limitf(format string, args ...any) error { return limitError(fmt.Sprintf(format, args...)) }

func notFound(id graph.ID) error { return fmt.Errorf("%.100q: %w", string(id), graph.ErrNotFound) }

// presenter is the one place where errors get their code and their words. What
// it does not know is logged under an id, and shown as that id alone.
func presenter(log *slog.Logger) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		if code, _ := shown.Extensions["code"].(string); known(code) {
			shown.Message = clip(shown.Message)
			return shown
		}
		e := &gqlerror.Error{Path: shown.Path, Locations: shown.Locations}
		var cause error = shown
		if shown.Err != nil {
			cause = shown.Err
		}
		code := codeOf(cause)
		e.Message, e.Extensions = clip(cause.Error()), map[string]any{"code": string(code)}
		switch {
		case code == CodeInternal:
			id := rand.Text()[:12]
			log.ErrorContext(ctx, "answer", "id", id, "path", shown.Path.String(), "error", err)
			e.Message, e.Extensions["id"] = "internal error "+id, id
		case interrupted(cause):
			e.Message = "the answer took longer than the server allows"
		}
		return e
	}
}

func codeOf(err error) Code {
	var input *model.InputError
	var overflow *graphql.NumberOverflowError
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return CodeNotFound
	case errors.Is(err, graph.ErrLimit), interrupted(err):
		return CodeLimit
	case errors.Is(err, graph.ErrKind), errors.Is(err, graph.ErrMoment), errors.As(err, &input), errors.As(err, &overflow):
		return CodeInput
	default:
		return CodeInternal
	}
}

func interrupted(err error) bool {
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, context.Canceled)
}

func known(code string) bool {
	switch code {
	case errcode.ParseFailed, errcode.ValidationFailed,
		string(CodeNotFound), string(CodeLimit), string(CodeInput), string(CodeInternal):
		return true
	}
	return false
}

// clip shortens a message, which may quote what the client sent.
func clip(message string) string {
	runes := []rune(message)
	if len(runes) <= maxMessageLength {
		return message
	}
	return string(runes[:maxMessageLength-1]) + "…"
}

// coded is an error of a whole request, before anything is answered.
func coded(code Code, format string, args ...any) gqlerror.List {
	e := gqlerror.Errorf(format, args...)
	errcode.Set(e, string(code))
	return gqlerror.List{e}
}

// recovered makes an error of a panic, which the presenter logs with its stack.
func recovered(_ context.Context, v any) error {
	return fmt.Errorf("panic: %v\n%s", v, debug.Stack())
}
