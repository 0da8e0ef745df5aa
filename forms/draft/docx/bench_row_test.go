package docx

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/harborfile/harborfile/cases"
	"github.com/harborfile/harborfile/cases/sample"
	"github.com/harborfile/harborfile/cmd/dev/benchrow"
	"github.com/harborfile/harborfile/forms/draft"
)

// The environment of a process that sets the long motion and ends: how often the sample's story is told in it, and the
// file to write.
const (
	aloneTimes = "HARBORFILE_BENCH_MOTION"
	aloneFile  = "HARBORFILE_BENCH_MOTION_FILE"
)

func init() {
	if os.Getenv(aloneTimes) == "" {
		return
	}
	if err := motionAlone(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

func motionAlone() error {
	times, err := strconv.Atoi(os.Getenv(aloneTimes))
	if err != nil {
		return err
	}
	d, err := longMotion(times)
	if err != nil {
		return err
	}
	pdf, err := draft.Render(d)
	if err != nil {
		return err
	}
	return os.WriteFile(os.Getenv(aloneFile), pdf, 0o600)
}

// longMotion is the sample's motion to vacate with the story told several times.
func longMotion(times int) (*draft.Document, error) {
	set := sample.Office()
	at := slices.IndexFunc(set.Matters, func(m cases.Matter) bool { return m.Relief == "vac.us" })
	if at < 0 {
		return nil, fmt.Errorf("the sample has no federal motion")
	}
	s := &cases.Snapshot{Office: set.Office, Matter: set.Matters[at]}
	for _, a := range set.Attorneys {
		if a.ID == s.Matter.Attorney {
			s.Attorney = a
		}
	}
	for _, c := range set.Clients {
		if c.ID == s.Matter.ClientID {
			s.Client = c
		}
	}
	for _, e := range set.EvidenceOf(s.Matter.ID) {
		s.Evidence = append(s.Evidence, e.Item)
	}
	for n := range times {
		for _, f := range set.Story {
			if f.ClientID == s.Matter.ClientID {
				f.ID = fmt.Sprintf("%s-%d", f.ID, n)
				s.Story = append(s.Story, f)
			}
		}
	}
	for _, t := range draft.For(s) {
		if t.ID == "us.3771a.motion" {
			d, _, err := t.Build(s)
			return d, err
		}
	}
	return nil, fmt.Errorf("the sample has no federal motion")
}

// pagesOf counts with poppler.
func pagesOf(b *testing.B, file string) int {
	b.Helper()
	out, err := exec.Command("pdftotext", file, "-").Output()
	if err != nil {
		b.Fatal(err)
	}
	return bytes.Count(out, []byte("\f"))
}

// spent is the time and the largest memory of a program and what it started.
type spent struct{ ms, mib float64 }

func timed(b *testing.B, cmd *exec.Cmd) spent {
	b.Helper()
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%s: %v\n%s", filepath.Base(cmd.Path), err, out)
	}
	return spent{float64(time.Since(start).Microseconds()) / 1000, peakMiB(cmd.ProcessState)}
}

func median(list []spent) spent {
	ms, mib := make([]float64, len(list)), make([]float64, len(list))
	for i, s := range list {
		ms[i], mib[i] = s.ms, s.mib
	}
	slices.Sort(ms)
	slices.Sort(mib)
	return spent{ms[len(ms)/2], mib[len(mib)/2]}
}

// BenchmarkRowMotion sets a motion of 40 pages and more, from its facts to the finished file, each time in a process of
// its own, and has LibreOffice make a PDF of our own DOCX of the same motion, with its profile already made. Medians of
// runs that take turns, so that a busy machine slows both.
func BenchmarkRowMotion(b *testing.B) {
	for _, program := range []string{"soffice", "pdftotext"} {
		if _, err := exec.LookPath(program); err != nil {
			b.Skipf("%s is not installed: nothing was measured", program)
		}
	}
	const least, runs = 40, 5
	dir := b.TempDir()
	ours := filepath.Join(dir, "ours.pdf")
	alone := func(times int) *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), aloneTimes+"="+strconv.Itoa(times), aloneFile+"="+ours)
		return cmd
	}
	times, pages := 4, 0
	for ; ; times += 4 {
		timed(b, alone(times))
		if pages = pagesOf(b, ours); pages >= least {
			break
		}
		if times > 400 {
			b.Fatalf("the motion has %d pages only", pages)
		}
	}
	d, err := longMotion(times)
	if err != nil {
		b.Fatal(err)
	}
	word, err := Write(d, "")
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "motion.docx"), word, 0o600); err != nil {
		b.Fatal(err)
	}
	office := func() *exec.Cmd {
		return exec.Command("soffice", "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")),
			"--headless", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "motion.docx"))
	}
	for b.Loop() {
		timed(b, office()) // the first start makes the profile
		sameWords(b, ours, filepath.Join(dir, "motion.pdf"))
		var mine, theirs []spent
		for range runs {
			mine = append(mine, timed(b, alone(times)))
			theirs = append(theirs, timed(b, office()))
		}
		a, o := median(mine), median(theirs)
		benchrow.Against(fmt.Sprintf("a motion of %d pages to PDF, program start to end, ms", pages), a.ms, o.ms, "<= 0.3", a.ms <= 0.3*o.ms).Put(b)
		benchrow.Against("memory of it, MiB", a.mib, o.mib, "<= 0.5", a.mib <= 0.5*o.mib).Put(b)
		warm(b, d)
	}
}

// warm is the time in the running program, with its fonts already read.
func warm(b *testing.B, d *draft.Document) {
	b.Helper()
	var list []spent
	for range 5 {
		start := time.Now()
		if _, err := draft.Render(d); err != nil {
			b.Fatal(err)
		}
		list = append(list, spent{ms: float64(time.Since(start).Microseconds()) / 1000})
	}
	benchrow.Alone("the same in the running program, ms", median(list).ms, "shown, no limit", true).Put(b)
}

// sameWords makes sure that both files are of one motion: what the other program set holds nearly all of our words.
func sameWords(b *testing.B, ours, theirs string) {
	b.Helper()
	count := func(file string) int {
		out, err := exec.Command("pdftotext", file, "-").Output()
		if err != nil {
			b.Fatal(err)
		}
		return len(strings.Fields(string(out)))
	}
	if a, o := count(ours), count(theirs); o < a*9/10 || o > a*11/10 {
		b.Fatalf("ours has %d words, LibreOffice's %d", a, o)
	}
}
