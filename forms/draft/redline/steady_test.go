package redline

import _ "github.com/harborfile/harborfile/cmd/dev/steady" // the same values in every run of dev test
