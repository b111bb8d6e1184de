package store

import (
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// helperVariable makes the test binary do something else instead, in a process
// of its own.
const helperVariable = "STEMMA_STORE_TEST_HELPER"

func helpers() map[string]func() int {
	return map[string]func() int{"hold": holdLock}
}

// helper starts the test binary as another process.
func helper(t *testing.T, name string, arguments ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	cmd := exec.Command(self, arguments...)
	cmd.Env = append(os.Environ(), helperVariable+"="+name)
	cmd.Stderr = os.Stderr
	return cmd
}

// holdLock takes the lock of a folder until its input ends.
func holdLock() int {
	unlock, err := lockNow(os.Args[1])
	if err != nil {
		fmt.Println("no:", err)
		return 1
	}
	fmt.Println("locked")
	_, _ = os.Stdin.Read(make([]byte, 1))
	unlock()
	return 0
}
