-- evidence.db, schema 1. id = number of the blob << 24 | sequence: the slices of one blob are one range of rows.
CREATE TABLE slice (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
-- Blobs whose record is known to be stored. An older vault.db that still calls one of them unfinished must not sweep it.
CREATE TABLE kept (no INTEGER PRIMARY KEY);
