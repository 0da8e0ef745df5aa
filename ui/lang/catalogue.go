package lang

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
)

// catalogue is one language's texts by key. It is read when the first text of that language is asked for: a window
// in one language does not wait for the other at its start.
type catalogue struct {
	code  string
	once  sync.Once
	texts map[string]string
}

// read gives the texts. They are part of the program, so what does not read is a defect that no run of the tests
// survives.
func (c *catalogue) read() map[string]string {
	c.once.Do(func() {
		c.texts = map[string]string{}
		for _, name := range names(c.code) {
			raw, err := files.ReadFile(name)
			if err != nil {
				panic(err)
			}
			area, plain := plainTexts(raw)
			if !plain {
				area = map[string]string{}
				if err := yaml.Unmarshal(raw, &area); err != nil {
					panic(fmt.Errorf("%s: %w", name, err))
				}
			}
			for key, text := range area {
				if _, twice := c.texts[key]; twice {
					panic(fmt.Errorf("%s: %s has its text in another file too", name, key))
				}
				c.texts[key] = text
			}
		}
	})
	return c.texts
}

// names are the files of a language: its own, and those of the areas.
func names(code string) []string {
	areas, err := fs.Glob(files, "*."+code+".yaml")
	if err != nil {
		panic(err)
	}
	return append([]string{code + ".yaml"}, areas...)
}

// keyLetters may stand in a key without marks around it.
const keyLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._- "

// plainTexts reads a file of lines `key: "text"`, as the catalogues are written, in a hundredth of the time that
// YAML takes. It is false where a line is anything else, or a key stands twice: then the file is YAML's to read.
func plainTexts(raw []byte) (texts map[string]string, plain bool) {
	texts = make(map[string]string, bytes.Count(raw, []byte("\n")))
	lines := bufio.NewScanner(bytes.NewReader(raw))
	for lines.Scan() {
		line := lines.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		key, quoted, ok := strings.Cut(line, ": ")
		if !ok || strings.Trim(key, keyLetters) != "" || strings.TrimSpace(key) != key || !strings.HasPrefix(quoted, `"`) {
			return nil, false
		}
		text, err := strconv.Unquote(quoted)
		if _, twice := texts[key]; err != nil || twice {
			return nil, false
		}
		texts[key] = text
	}
	return texts, lines.Err() == nil
}
