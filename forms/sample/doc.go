// Package sample makes the sample office real: it draws the files of the sample's evidence (a letter as PDF, a
// photograph, a screenshot of text messages for each matter) and writes the whole office into an open vault.
//
// It owns the drawings. The people, the words and the ids are those of cases/sample; everything is invented and says
// so. It must not know how a vault stores things. Equal calls give equal bytes: nothing depends on the clock or on
// chance.
package sample
