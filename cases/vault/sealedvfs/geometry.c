// Where a logical byte lies in the physical file.
#include "sealed.h"

// SQLite locks a byte range here. A test moves it to reach it with a small file.
sqlite3_int64 sv_lock_byte = 0x40000000;

// sv_unit_len is the plaintext length of a whole unit. A main journal uses one 512-byte sector: SQLite believes that
// an append cannot harm the sector before it, so a larger unit would rewrite records that an earlier sync promised.
int sv_unit_len(const File *f) {
  switch (f->kind) {
  case KIND_DB: return f->page;
  case KIND_WAL: return FRAME_HDR + f->page;
  case KIND_JOURNAL: return SECTOR;
  }
  return BLOCK;
}

// sv_partial: only temporary files may end in a short unit. A journal unit is always full, so that appending never
// pads a unit that was synced.
int sv_partial(const File *f) { return f->kind == KIND_BLOCK; }

// sv_locate finds the unit that holds the logical offset off, the place inside it and the unit's length.
void sv_locate(const File *f, sqlite3_int64 off, sqlite3_int64 *unit, int *in, int *len) {
  *len = sv_unit_len(f);
  if (f->kind != KIND_WAL) {
    *unit = off / *len;
    *in = (int)(off % *len);
    return;
  }
  if (off < WAL_HDR) {  // unit 0 of a WAL is its own short header
    *unit = 0;
    *in = (int)off;
    *len = WAL_HDR;
    return;
  }
  *unit = 1 + (off - WAL_HDR) / *len;
  *in = (int)((off - WAL_HDR) % *len);
}

// units_below counts the units that lie wholly before the lock range.
static sqlite3_int64 units_below(const File *f) { return (sv_lock_byte - SV_HEADER) / (f->page + SV_OVERHEAD); }

sqlite3_int64 sv_phys(const File *f, sqlite3_int64 unit) {
  sqlite3_int64 step = sv_unit_len(f) + SV_OVERHEAD;
  if (f->kind == KIND_DB && unit >= units_below(f)) return sv_lock_byte + LOCK_RANGE + (unit - units_below(f)) * step;
  if (f->kind == KIND_WAL && unit > 0) return SV_HEADER + WAL_HDR + SV_OVERHEAD + (unit - 1) * step;
  return SV_HEADER + unit * step;
}

// sv_logical_size is the size SQLite sees. A cut unit at the end does not count, except in temporary files.
int sv_logical_size(File *f, sqlite3_int64 *out) {
  sqlite3_int64 n, whole, rest, over;
  sqlite3_int64 len = sv_unit_len(f), step = len + SV_OVERHEAD;
  sqlite3_int64 base = SV_HEADER + (f->kind == KIND_WAL ? WAL_HDR + SV_OVERHEAD : 0);
  int rc = REAL(f)->xFileSize(f->real, &n);
  *out = 0;
  if (rc || n <= SV_HEADER || n < base) return rc;
  if (f->kind == KIND_DB && n > sv_lock_byte) {
    over = n - sv_lock_byte - LOCK_RANGE;
    *out = (units_below(f) + (over > 0 ? over / step : 0)) * len;
    return SQLITE_OK;
  }
  whole = (n - base) / step;
  rest = (n - base) % step;
  if (f->kind == KIND_DB && whole > units_below(f)) whole = units_below(f);
  *out = (f->kind == KIND_WAL ? WAL_HDR : 0) + whole * len;
  if (sv_partial(f) && rest > SV_OVERHEAD) *out += rest - SV_OVERHEAD;
  return SQLITE_OK;
}
