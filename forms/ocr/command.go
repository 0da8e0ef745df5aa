package ocr

import (
	"context"
	"os"
	"os/exec"
	"time"
)

// kept are the variables that the program may need to start and to find its own data.
var kept = []string{"TESSDATA_PREFIX", "SystemRoot"}

// command is one run of the program: nothing of the user's session, one thread, no window, nothing on standard error.
func (e *Engine) command(ctx context.Context, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, e.path, args...)
	cmd.Env = []string{"OMP_THREAD_LIMIT=1", "LC_ALL=C"}
	for _, name := range kept {
		if v, ok := os.LookupEnv(name); ok {
			cmd.Env = append(cmd.Env, name+"="+v)
		}
	}
	cmd.Dir = os.TempDir() // never a folder of the user
	cmd.WaitDelay = 5 * time.Second
	bindToParent(cmd)
	return cmd
}
