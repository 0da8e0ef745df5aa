// The shim's own types and functions. SQLite sees plain logical files; only these files know the physical layout:
// a 64-byte clear header, then sealed units (nonce 12 | ciphertext | tag 16).
#ifndef SEALED_H
#define SEALED_H
#include "abi.h"

#define SV_HEADER 64
#define SV_OVERHEAD 28
#define SV_SALT 32

enum { KIND_DB = 1, KIND_WAL = 2, KIND_BLOCK = 3, KIND_JOURNAL = 4, KINDS = 5 };
enum { BLOCK = 4096, SECTOR = 512, WAL_HDR = 32, FRAME_HDR = 24 };
enum { WAL_RECOVER_LOCK = 2 };  // the wal-index lock that only recovery holds exclusively
enum { NO_HEADER = -1 };        // internal: the file has no usable header and the caller only wants to read
enum { LOCK_RANGE = 65536 };    // database files skip this many bytes at the lock byte: on Windows its locks are mandatory

typedef struct Shm Shm;

typedef struct Vfs {
  sqlite3_vfs base;
  sqlite3_vfs *real;
  uintptr_t vault;  // Go handle of the key, 0 after unregistering
  int page;
  int open;         // files in use, guarded by sv_global()
  int64_t failures[KINDS];
} Vfs;

typedef struct File File;
struct File {
  sqlite3_file base;
  sqlite3_file *real;
  Vfs *vfs;
  File *db;             // the database that a WAL or main journal belongs to; NULL for the others
  uintptr_t key;        // Go handle of the file's cipher, 0 while there is no header
  unsigned char salt[SV_SALT];
  int kind, page;
  int ours;             // this handle wrote the header, so a bad unit is an error and not a torn tail
  sqlite3_int64 hwm;    // journal units below this were written by this handle: if one is bad, that is an error
  sqlite3_int64 pending;  // WAL unit whose frame header waits for its page, or -1
  unsigned char pending_hdr[FRAME_HDR];
  unsigned char *plain, *cipher;
  char *name;
  Shm *shm;
  unsigned shared, excl;  // wal-index locks held by this handle, one bit each
};

#define REAL(f) ((f)->real->pMethods)

// geometry.c
extern sqlite3_int64 sv_lock_byte;
int sv_unit_len(const File *f);
int sv_partial(const File *f);
void sv_locate(const File *f, sqlite3_int64 off, sqlite3_int64 *unit, int *in, int *len);
sqlite3_int64 sv_phys(const File *f, sqlite3_int64 unit);
int sv_logical_size(File *f, sqlite3_int64 *out);

// unit.c
int sv_ensure_header(File *f, int create);
void sv_drop_key(File *f);
int sv_stale(const File *f, sqlite3_int64 unit);
int sv_read_unit(File *f, sqlite3_int64 unit, int len, unsigned char *dst, int *got);
int sv_read_old(File *f, sqlite3_int64 unit, int len, int *got);
int sv_write_unit(File *f, sqlite3_int64 unit, const unsigned char *src, int len);
int sv_patch_unit(File *f, sqlite3_int64 unit, int len, int in, const void *src, int n);
int sv_flush_pending(File *f);
int sv_fill_gap(File *f, sqlite3_int64 unit);

// file.c
extern const sqlite3_io_methods sv_methods;
int sv_close(sqlite3_file *f);

// walindex.c
int sv_shm_map(sqlite3_file *f, int i, int size, int extend, void volatile **out);
int sv_shm_lock(sqlite3_file *f, int from, int n, int flags);
void sv_shm_barrier(sqlite3_file *f);
int sv_shm_unmap(sqlite3_file *f, int del);

// vfs.c
sqlite3_mutex *sv_global(void);
void sv_count_open(Vfs *v, int by);
int sv_register(const char *name, const char *below, uintptr_t vault, int page_size);
int sv_unregister(const char *name);
int sv_failures(const char *name, int64_t *out);

// abicheck.c
int sv_abi_check(char *msg, int n);
#endif
