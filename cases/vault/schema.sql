-- vault.db, schema 1. Never edited after a release: a change is a new numbered migration.
CREATE TABLE meta (name TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;

-- A stream is one file: a client's, a matter's, or the office's. Its opaque id is the one a carrier would see.
CREATE TABLE stream (no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, opaque BLOB NOT NULL UNIQUE);
CREATE TABLE stream_key (
  stream INTEGER NOT NULL REFERENCES stream, epoch INTEGER NOT NULL, key BLOB NOT NULL,
  PRIMARY KEY (stream, epoch)) WITHOUT ROWID;

-- The change log: one row per changed field, only added to. t is a hybrid logical clock, 48 bits of milliseconds and
-- 16 of counter. bases are the stamps of the values the author saw. hash chains the rows of one device in one stream.
CREATE TABLE op (
  dev TEXT NOT NULL, t INTEGER NOT NULL, stream INTEGER NOT NULL REFERENCES stream, tbl TEXT NOT NULL, row TEXT NOT NULL,
  field TEXT NOT NULL, value TEXT, bases TEXT NOT NULL, schema INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (dev, t)) WITHOUT ROWID;
CREATE INDEX op_row ON op (tbl, row);
CREATE TABLE chain (
  stream INTEGER NOT NULL REFERENCES stream, dev TEXT NOT NULL, n INTEGER NOT NULL, hash BLOB NOT NULL,
  PRIMARY KEY (stream, dev)) WITHOUT ROWID;

-- The records as they stand now; can be rebuilt from op. deleted is a tombstone, a row is never removed.
CREATE TABLE record (
  no INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row TEXT NOT NULL, stream INTEGER NOT NULL REFERENCES stream,
  rev TEXT NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, doc TEXT NOT NULL);
CREATE UNIQUE INDEX record_row ON record (tbl, row);
CREATE INDEX record_stream ON record (stream, tbl);

-- Beside each record: the stamp of every field (JSON), and the words that search looks through.
CREATE TABLE side (no INTEGER PRIMARY KEY REFERENCES record, heads TEXT NOT NULL, words TEXT NOT NULL);
CREATE VIRTUAL TABLE find USING fts5 (
  words, content='side', content_rowid='no', tokenize="unicode61 remove_diacritics 2", prefix='2 3');

-- Sealed bytes. identity is the only key to the slices numbered no in evidence.db.
CREATE TABLE blob (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream INTEGER NOT NULL REFERENCES stream, identity TEXT NOT NULL,
  sha256 BLOB NOT NULL, size INTEGER NOT NULL, sealed INTEGER NOT NULL, made INTEGER NOT NULL);
-- Imports that began and did not end. The start-up sweep removes their slices.
CREATE TABLE importing (no INTEGER PRIMARY KEY);
