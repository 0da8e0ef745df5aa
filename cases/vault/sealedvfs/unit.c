// Headers and sealed units: the smallest pieces that are read, authenticated and written.
#include "sealed.h"
#include "_cgo_export.h"
#include <string.h>

void sv_drop_key(File *f) {
  if (f->key) svCloseFile(f->key);
  f->key = 0;
  f->ours = 0;
}

// derive asks Go for the cipher of f. A side file's key depends on the salt of its database, so that the log of
// another database cannot be put beside this one.
static int derive(File *f, unsigned char *hdr, int create) {
  static unsigned char none[SV_SALT];
  unsigned char *owner = f->db ? f->db->salt : none;
  f->key = svOpenFile(f->vfs->vault, f->kind, f->page, hdr, owner, create);
  if (f->key) memcpy(f->salt, hdr + 16, SV_SALT);
  return f->key != 0;
}

static int write_header(File *f) {
  unsigned char hdr[SV_HEADER];
  int rc;
  if (!derive(f, hdr, 1)) return SQLITE_IOERR;
  f->ours = 1;
  rc = REAL(f)->xWrite(f->real, hdr, SV_HEADER, 0);
  // A side file is useless without its database's salt: that one has to be on the disk first. The header of a journal
  // too: one that does not read is then damage, and never what a power cut left of a change that had not begun.
  if (!rc && (f->kind == KIND_DB || f->kind == KIND_JOURNAL)) rc = REAL(f)->xSync(f->real, SQLITE_SYNC_NORMAL);
  if (rc) sv_drop_key(f);
  return rc;
}

// sv_ensure_header reads the header, or writes a fresh one where create is set. NO_HEADER: there is none and the
// caller only reads. A database with a foreign header is an error; a side file with one reads as empty, and so does a database
// that is nothing but a header: a power cut while it was made may have torn that, and nothing was ever in it.
int sv_ensure_header(File *f, int create) {
  unsigned char hdr[SV_HEADER];
  sqlite3_int64 n;
  int rc;
  if (f->key) return SQLITE_OK;
  if (f->db && (rc = sv_ensure_header(f->db, create))) return rc;
  if ((rc = REAL(f)->xFileSize(f->real, &n))) return rc;
  if (n >= SV_HEADER) {
    if ((rc = REAL(f)->xRead(f->real, hdr, SV_HEADER, 0))) return rc;
    if (derive(f, hdr, 0)) return SQLITE_OK;
    if (f->kind == KIND_DB && n > SV_HEADER) return SQLITE_NOTADB;
    __atomic_fetch_add(&f->vfs->failures[f->kind], 1, __ATOMIC_RELAXED);
    if (!create) return NO_HEADER;
    if ((rc = REAL(f)->xTruncate(f->real, 0))) return rc;
  }
  return create ? write_header(f) : NO_HEADER;
}

// sv_stale: the unit may be a leftover of an earlier run, which SQLite expects to find torn after a power cut.
int sv_stale(const File *f, sqlite3_int64 unit) {
  if (f->kind == KIND_JOURNAL) return unit >= f->hwm;
  return f->kind == KIND_BLOCK && !f->ours;
}

// sv_read_unit decrypts a unit into dst. *got is the number of plaintext bytes there, 0 past the end or for a cut unit.
int sv_read_unit(File *f, sqlite3_int64 unit, int len, unsigned char *dst, int *got) {
  sqlite3_int64 n, at = sv_phys(f, unit);
  int have, rc = REAL(f)->xFileSize(f->real, &n);
  *got = 0;
  if (rc) return rc;
  have = n - at > len + SV_OVERHEAD ? len + SV_OVERHEAD : (int)(n - at);
  if (n <= at || have <= SV_OVERHEAD || (!sv_partial(f) && have < len + SV_OVERHEAD)) {
    // A cut unit that this handle wrote is a failed write: SQLite has to hear of it to roll back.
    return f->kind == KIND_JOURNAL && unit < f->hwm ? SQLITE_IOERR_DATA : SQLITE_OK;
  }
  if ((rc = REAL(f)->xRead(f->real, f->cipher, have, at))) return rc;
  if (svOpen(f->key, unit, f->cipher, have, dst)) return SQLITE_IOERR_DATA;
  *got = have - SV_OVERHEAD;
  return SQLITE_OK;
}

// sv_read_old reads a unit that is about to change into f->plain; leftovers of a torn journal count as empty.
int sv_read_old(File *f, sqlite3_int64 unit, int len, int *got) {
  int rc = sv_read_unit(f, unit, len, f->plain, got);
  return rc == SQLITE_IOERR_DATA && sv_stale(f, unit) ? SQLITE_OK : rc;
}

// cut_tail takes away what a write left of a database page at the end of the file. A full disk lets a file shrink. SQLite
// does not see half a page and so would never take it away itself, and a check would call it damage.
static void cut_tail(File *f, sqlite3_int64 unit, int len) {
  sqlite3_int64 n, at = sv_phys(f, unit);
  if (f->kind != KIND_DB || REAL(f)->xFileSize(f->real, &n)) return;
  if (n > at && n < at + len + SV_OVERHEAD) REAL(f)->xTruncate(f->real, at);
}

int sv_write_unit(File *f, sqlite3_int64 unit, const unsigned char *src, int len) {
  int rc;
  if (unit >= f->hwm) f->hwm = unit + 1;
  if (svSeal(f->key, unit, (unsigned char *)src, len, f->cipher)) return SQLITE_IOERR_WRITE;
  rc = REAL(f)->xWrite(f->real, f->cipher, len + SV_OVERHEAD, sv_phys(f, unit));
  if (rc) cut_tail(f, unit, len);
  return rc;
}

// sv_patch_unit rewrites n bytes at in of a unit: read, change, seal again.
int sv_patch_unit(File *f, sqlite3_int64 unit, int len, int in, const void *src, int n) {
  int got, end, rc = sv_read_old(f, unit, len, &got);
  if (rc) return rc;
  end = len;
  if (sv_partial(f)) end = in + n > got ? in + n : got;
  if (end > got) memset(f->plain + got, 0, end - got);
  memcpy(f->plain + in, src, n);
  return sv_write_unit(f, unit, f->plain, end);
}

// sv_flush_pending writes a WAL frame header that came without its page (SQLite corrects checksums that way).
int sv_flush_pending(File *f) {
  sqlite3_int64 unit = f->pending;
  if (unit < 0) return SQLITE_OK;
  f->pending = -1;
  return sv_patch_unit(f, unit, sv_unit_len(f), 0, f->pending_hdr, FRAME_HDR);
}

// sv_fill_gap seals zeros into the hole before a write past the end; an unsealed hole would read as damage later.
int sv_fill_gap(File *f, sqlite3_int64 unit) {
  sqlite3_int64 size, u;
  int got, len = sv_unit_len(f), rc;
  if (f->kind == KIND_WAL) return SQLITE_OK;
  if ((rc = sv_logical_size(f, &size))) return rc;
  for (u = size / len; u < unit && !rc; u++) {
    if ((rc = sv_read_old(f, u, len, &got))) return rc;
    memset(f->plain + got, 0, len - got);
    rc = sv_write_unit(f, u, f->plain, len);
  }
  return rc;
}
