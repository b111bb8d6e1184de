package cli

import (
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// commands are what the scripts can do besides testscript's own.
var commands = map[string]func(ts *testscript.TestScript, neg bool, args []string){
	"status":    scriptStatus,
	"awaitfile": scriptAwaitFile,
	"fetch":     scriptFetch,
}

// scriptStatus runs a command and compares its exit status: status 2 stemma x.
func scriptStatus(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// scriptAwaitFile waits until a file holds a match, and sets a variable to its
// first group: awaitfile err.txt 'at (\S+)' URL.
func scriptAwaitFile(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: awaitfile FILE PATTERN VARIABLE")
	}
	pattern := regexp.MustCompile(args[1])
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		data, err := os.ReadFile(ts.MkAbs(args[0]))
		if err != nil {
			continue
		}
		if m := pattern.FindSubmatch(data); m != nil {
			ts.Setenv(args[2], string(m[1]))
			return
		}
	}
	ts.Fatalf("%s never holds %s", args[0], args[1])
}

// scriptFetch gets an address until the answer matches, for two seconds at
// most, the time in which a server shows what was loaded beside it: fetch URL
// PATTERN. With ! the first answer must not match.
func scriptFetch(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: fetch URL PATTERN")
	}
	pattern := regexp.MustCompile(args[1])
	var text string
	for deadline := time.Now().Add(2 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		text = get(args[0])
		if pattern.MatchString(text) != neg {
			return
		}
		if neg || time.Now().After(deadline) {
			break
		}
	}
	ts.Fatalf("%s answers\n%s", args[0], strings.TrimSpace(text))
}

func get(address string) string {
	response, err := http.Get(address)
	if err != nil {
		return err.Error()
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err.Error()
	}
	return response.Status + "\n" + string(body)
}
