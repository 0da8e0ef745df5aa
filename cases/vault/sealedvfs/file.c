// The io methods: what SQLite calls on an open file.
#include "sealed.h"
#include <stdlib.h>
#include <string.h>

// A unit that fails authentication is an error, except where SQLite itself expects torn bytes after a power cut and
// copes with them: a WAL frame met by recovery, the probe of page 1 (100 bytes at most), and a journal left by an
// earlier run. Those read as zeros, which SQLite takes for the end of the log. Deleting the side file would have the
// same effect, so this gives an adversary nothing new. Every failure is counted.
static int torn_is_expected(const File *f, sqlite3_int64 unit, int amt) {
  if (f->kind == KIND_WAL) return f->db && (f->db->excl & (1u << WAL_RECOVER_LOCK));
  if (f->kind == KIND_DB) return unit == 0 && amt <= 100;
  return sv_stale(f, unit);
}

static void count_failure(File *f, sqlite3_int64 unit) {
  __atomic_fetch_add(&f->vfs->failures[f->kind], 1, __ATOMIC_RELAXED);
  sqlite3_log(SQLITE_IOERR_DATA, "sealedvfs: unit %lld of kind %d failed authentication", unit, f->kind);
}

static int x_read(sqlite3_file *pf, void *out, int amt, sqlite3_int64 off) {
  File *f = (File *)pf;
  unsigned char *o = out;
  int total = amt, is_short = 0, rc = sv_flush_pending(f);
  if (!rc) rc = sv_ensure_header(f, 0);
  if (rc) {
    memset(out, 0, amt);
    return rc == NO_HEADER ? SQLITE_IOERR_SHORT_READ : rc;
  }
  while (amt > 0) {
    sqlite3_int64 unit;
    int in, len, got, n, whole, there;
    sv_locate(f, off, &unit, &in, &len);
    n = len - in < amt ? len - in : amt;
    whole = in == 0 && n == len;
    rc = sv_read_unit(f, unit, len, whole ? o : f->plain, &got);
    if (rc == SQLITE_IOERR_DATA) {
      count_failure(f, unit);
      if (sv_stale(f, unit) && total >= SECTOR) {
        memset(o, 0, amt);
        return SQLITE_IOERR_SHORT_READ;
      }
      if (torn_is_expected(f, unit, amt)) {
        memset(o, 0, n);
        got = len;
        whole = 1;
        rc = SQLITE_OK;
      }
    }
    if (rc) {
      memset(o, 0, amt);
      return rc;
    }
    there = got - in < 0 ? 0 : got - in > n ? n : got - in;
    if (!whole) memcpy(o, f->plain + in, there);
    if (there < n) {
      memset(o + there, 0, n - there);
      is_short = 1;
    }
    o += n;
    off += n;
    amt -= n;
  }
  return is_short ? SQLITE_IOERR_SHORT_READ : SQLITE_OK;
}

// write_part writes the n bytes that fall into one unit. SQLite writes a WAL frame as 24 bytes and then a page; both
// are sealed as one unit, because the frame's checksum is a sum over the plaintext.
static int write_part(File *f, sqlite3_int64 unit, int in, int len, const unsigned char *s, int n) {
  int rc;
  if (f->kind == KIND_WAL && unit > 0 && in == 0 && n == FRAME_HDR) {
    if ((rc = sv_flush_pending(f))) return rc;
    f->pending = unit;
    memcpy(f->pending_hdr, s, FRAME_HDR);
    return SQLITE_OK;
  }
  if (f->pending >= 0 && f->pending == unit && in == FRAME_HDR && n == f->page) {
    f->pending = -1;
    memcpy(f->plain, f->pending_hdr, FRAME_HDR);
    memcpy(f->plain + FRAME_HDR, s, n);
    return sv_write_unit(f, unit, f->plain, len);
  }
  if ((rc = sv_flush_pending(f))) return rc;
  return in == 0 && n == len ? sv_write_unit(f, unit, s, len) : sv_patch_unit(f, unit, len, in, s, n);
}

static int x_write(sqlite3_file *pf, const void *in_buf, int amt, sqlite3_int64 off) {
  File *f = (File *)pf;
  const unsigned char *s = in_buf;
  int rc = sv_ensure_header(f, 1);
  if (rc) return rc;
  if (f->kind == KIND_DB && (off % f->page || amt != f->page)) {
    sqlite3_log(SQLITE_IOERR, "sealedvfs: unaligned database write of %d at %lld", amt, off);
    return SQLITE_IOERR_WRITE;
  }
  while (amt > 0 && !rc) {
    sqlite3_int64 unit;
    int in, len, n;
    sv_locate(f, off, &unit, &in, &len);
    n = len - in < amt ? len - in : amt;
    if (!(rc = sv_fill_gap(f, unit))) rc = write_part(f, unit, in, len, s, n);
    s += n;
    off += n;
    amt -= n;
  }
  return rc;
}

// truncate_all empties the file. Other connections may hold the key of a database, WAL or journal: those keep their
// header, so that the key stays valid.
static int truncate_all(File *f) {
  f->hwm = 0;
  if (f->kind != KIND_BLOCK && sv_ensure_header(f, 0) == SQLITE_OK) return REAL(f)->xTruncate(f->real, SV_HEADER);
  sv_drop_key(f);
  return REAL(f)->xTruncate(f->real, 0);
}

// cut_to shortens the file to so many units. What is cut off was not lost in a failed write: reading it is no error.
static int cut_to(File *f, sqlite3_int64 units) {
  int rc = REAL(f)->xTruncate(f->real, sv_phys(f, units));
  if (!rc && f->hwm > units) f->hwm = units;
  return rc;
}

static int x_truncate(sqlite3_file *pf, sqlite3_int64 size) {
  File *f = (File *)pf;
  sqlite3_int64 unit;
  int in, len, got, rc = sv_flush_pending(f);
  if (rc) return rc;
  if (size == 0) return truncate_all(f);
  if ((rc = sv_ensure_header(f, 0))) return rc == NO_HEADER ? SQLITE_OK : rc;
  sv_locate(f, size, &unit, &in, &len);
  if (f->kind == KIND_DB && (rc = sv_fill_gap(f, unit))) return rc;  // an extending truncate leaves no unsealed hole
  if (in == 0) return cut_to(f, unit);
  if (!sv_partial(f)) return cut_to(f, unit + 1);
  if ((rc = sv_read_old(f, unit, len, &got))) return rc;
  rc = cut_to(f, unit);
  return rc || got == 0 ? rc : sv_write_unit(f, unit, f->plain, in < got ? in : got);
}

static int x_sync(sqlite3_file *pf, int flags) {
  int rc = sv_flush_pending((File *)pf);
  return rc ? rc : REAL((File *)pf)->xSync(((File *)pf)->real, flags);
}

// A file without a usable header holds nothing that SQLite may see. A size that does not fit the (empty) content would
// keep a database beside a foreign or torn log from opening at all.
static int x_size(sqlite3_file *pf, sqlite3_int64 *out) {
  int rc = sv_flush_pending((File *)pf);
  *out = 0;
  if (!rc) rc = sv_ensure_header((File *)pf, 0);
  if (rc) return rc == NO_HEADER ? SQLITE_OK : rc;
  return sv_logical_size((File *)pf, out);
}

static int x_lock(sqlite3_file *pf, int l) { return REAL((File *)pf)->xLock(((File *)pf)->real, l); }
static int x_unlock(sqlite3_file *pf, int l) { return REAL((File *)pf)->xUnlock(((File *)pf)->real, l); }
static int x_reserved(sqlite3_file *pf, int *l) { return REAL((File *)pf)->xCheckReservedLock(((File *)pf)->real, l); }

static int x_control(sqlite3_file *pf, int op, void *arg) {
  File *f = (File *)pf;
  switch (op) {
  case SQLITE_FCNTL_SIZE_HINT:
  case SQLITE_FCNTL_CHUNK_SIZE:
    return SQLITE_OK;  // physical sizes differ: a hint in logical bytes would leave an unsealed tail
  case SQLITE_FCNTL_MMAP_SIZE:
    *(sqlite3_int64 *)arg = 0;  // a mapping would show ciphertext
    return SQLITE_OK;
  case SQLITE_FCNTL_BEGIN_ATOMIC_WRITE:
    return SQLITE_NOTFOUND;
  case SQLITE_FCNTL_VFSNAME:
    *(char **)arg = sqlite3_mprintf("%s", f->vfs->base.zName);
    return SQLITE_OK;
  }
  return REAL(f)->xFileControl(f->real, op, arg);
}

static int x_sector(sqlite3_file *pf) {
  int s = REAL((File *)pf)->xSectorSize(((File *)pf)->real);
  return s < BLOCK ? BLOCK : s;
}

// A device's claim of atomic writes does not hold for sealed units, which lie across its blocks. That an open file cannot
// be deleted, as on Windows, is not passed on either: SQLite would keep a journal open after a write that failed, and the
// handle would go on answering for that write, so that nothing could be read until the vault was opened again.
static int x_traits(sqlite3_file *pf) {
  (void)pf;
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int sv_close(sqlite3_file *pf) {
  File *f = (File *)pf;
  Vfs *v = f->vfs;
  int rc = f->key ? sv_flush_pending(f) : SQLITE_OK, rc2;
  sv_shm_unmap(pf, 0);
  sv_drop_key(f);
  if (f->plain) memset(f->plain, 0, FRAME_HDR + f->page + BLOCK);
  free(f->plain);
  free(f->cipher);
  free(f->name);
  rc2 = REAL(f)->xClose(f->real);
  sv_count_open(v, -1);
  return rc ? rc : rc2;
}

const sqlite3_io_methods sv_methods = {  // version 2: no memory-mapped fetch
    2, sv_close, x_read, x_write, x_truncate, x_sync, x_size, x_lock, x_unlock, x_reserved, x_control, x_sector,
    x_traits, sv_shm_map, sv_shm_lock, sv_shm_barrier, sv_shm_unmap, 0, 0};
