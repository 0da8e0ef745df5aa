// The VFS itself: opening files, and passing everything else to the VFS below.
#include "sealed.h"
#include "_cgo_export.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

sqlite3_mutex *sv_global(void) { return sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_VFS3); }

void sv_count_open(Vfs *v, int by) {
  sqlite3_mutex_enter(sv_global());
  v->open += by;
  sqlite3_mutex_leave(sv_global());
}

// enter counts the file before it is opened: unregistering sees either the file or a closed VFS.
static int enter(Vfs *v) {
  int rc;
  sqlite3_mutex_enter(sv_global());
  rc = v->vault ? SQLITE_OK : SQLITE_CANTOPEN;
  if (!rc) v->open++;
  sqlite3_mutex_leave(sv_global());
  return rc;
}

static int kind_of(int flags) {
  if (flags & SQLITE_OPEN_MAIN_DB) return KIND_DB;
  if (flags & SQLITE_OPEN_WAL) return KIND_WAL;
  if (flags & SQLITE_OPEN_MAIN_JOURNAL) return KIND_JOURNAL;
  return KIND_BLOCK;
}

// find_owner ties a WAL or main journal to its open database file.
static int find_owner(File *f, const char *name) {
  sqlite3_file *db;
  if (f->kind != KIND_WAL && f->kind != KIND_JOURNAL) return SQLITE_OK;
  db = name ? sqlite3_database_file_object(name) : 0;
  if (!db || db->pMethods != &sv_methods) return SQLITE_CANTOPEN;
  f->db = (File *)db;
  return SQLITE_OK;
}

// check_database reads the header of a database that exists. With sealed=existing in the URI a file without a single
// page is damage: without this an emptied vault would open as a new one, and SQLite would delete its log.
static int check_database(File *f, const char *name) {
  const char *want = name ? sqlite3_uri_parameter(name, "sealed") : 0;
  sqlite3_int64 size = 0;
  int rc = sv_ensure_header(f, 0);
  if (rc && rc != NO_HEADER) return rc;
  if (!want || strcmp(want, "existing")) return SQLITE_OK;
  if (!rc && (rc = sv_logical_size(f, &size))) return rc;
  return rc == NO_HEADER || size == 0 ? SQLITE_CORRUPT : SQLITE_OK;
}

static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *pf, int flags, int *out) {
  Vfs *vfs = (Vfs *)v;
  File *f = (File *)pf;
  int rc;
  memset(f, 0, sizeof *f);
  if (flags & SQLITE_OPEN_SUPER_JOURNAL) return SQLITE_CANTOPEN;  // no transaction spans two databases
  if ((rc = enter(vfs))) return rc;
  f->real = (sqlite3_file *)(f + 1);
  f->vfs = vfs;
  f->page = vfs->page;
  f->pending = -1;
  f->kind = kind_of(flags);
  rc = name && !svInPlace(vfs->vault) ? SQLITE_CANTOPEN : find_owner(f, name);
  if (!rc) rc = vfs->real->xOpen(vfs->real, name, f->real, flags, out);
  if (rc) {
    sv_count_open(vfs, -1);
    return rc;
  }
  f->plain = calloc(1, FRAME_HDR + f->page + BLOCK);
  f->cipher = malloc(FRAME_HDR + f->page + BLOCK + SV_OVERHEAD);
  f->name = strdup(name ? name : "");
  rc = f->plain && f->cipher && f->name ? SQLITE_OK : SQLITE_NOMEM;
  if (!rc && f->kind == KIND_DB) rc = check_database(f, name);
  if (rc) {
    sv_close(pf);
    return rc;
  }
  f->base.pMethods = &sv_methods;
  return SQLITE_OK;
}

#define BELOW(v) (((Vfs *)(v))->real)

// Another file may lie under this name by now: the log of a copy of the folder, say. It is not ours to delete.
static int v_delete(sqlite3_vfs *v, const char *n, int sync) {
  uintptr_t vault = ((Vfs *)v)->vault;
  if (vault && !svInPlace(vault)) return SQLITE_OK;
  return BELOW(v)->xDelete(BELOW(v), n, sync);
}

static int v_access(sqlite3_vfs *v, const char *n, int fl, int *r) { return BELOW(v)->xAccess(BELOW(v), n, fl, r); }
static int v_full(sqlite3_vfs *v, const char *n, int k, char *o) { return BELOW(v)->xFullPathname(BELOW(v), n, k, o); }
static int v_random(sqlite3_vfs *v, int n, char *o) { return BELOW(v)->xRandomness(BELOW(v), n, o); }
static int v_sleep(sqlite3_vfs *v, int us) { return BELOW(v)->xSleep(BELOW(v), us); }
static int v_time(sqlite3_vfs *v, double *d) { return BELOW(v)->xCurrentTime(BELOW(v), d); }
static int v_error(sqlite3_vfs *v, int n, char *o) { return BELOW(v)->xGetLastError(BELOW(v), n, o); }
static int v_time64(sqlite3_vfs *v, sqlite3_int64 *t) { return BELOW(v)->xCurrentTimeInt64(BELOW(v), t); }

// No code is ever loaded through this VFS, whatever a connection has been told.
static void *v_dlopen(sqlite3_vfs *v, const char *n) { (void)v, (void)n; return 0; }
static void v_dlerror(sqlite3_vfs *v, int n, char *o) { (void)v; if (n > 0) snprintf(o, n, "extensions are off"); }
static void (*v_dlsym(sqlite3_vfs *v, void *h, const char *n))(void) { (void)v, (void)h, (void)n; return 0; }
static void v_dlclose(sqlite3_vfs *v, void *h) { (void)v, (void)h; }

int sv_register(const char *name, const char *below, uintptr_t vault, int page_size) {
  int rc = sqlite3_initialize();
  sqlite3_vfs *real = rc ? 0 : sqlite3_vfs_find(*below ? below : 0);
  Vfs *v = calloc(1, sizeof *v);
  if (!real || !v || real->iVersion < 2 || sqlite3_vfs_find(name)) {
    free(v);
    return rc ? rc : SQLITE_ERROR;
  }
  v->real = real;
  v->vault = vault;
  v->page = page_size;
  v->base = (sqlite3_vfs){.iVersion = 2, .szOsFile = (int)sizeof(File) + real->szOsFile,
    .mxPathname = real->mxPathname, .zName = strdup(name), .xOpen = v_open, .xDelete = v_delete, .xAccess = v_access,
    .xFullPathname = v_full, .xDlOpen = v_dlopen, .xDlError = v_dlerror, .xDlSym = v_dlsym, .xDlClose = v_dlclose,
    .xRandomness = v_random, .xSleep = v_sleep, .xCurrentTime = v_time, .xGetLastError = v_error,
    .xCurrentTimeInt64 = v_time64};
  return sqlite3_vfs_register(&v->base, 0);
}

static Vfs *find(const char *name) {
  sqlite3_vfs *b = sqlite3_vfs_find(name);
  return b && b->xOpen == v_open ? (Vfs *)b : 0;
}

// sv_unregister refuses while any file is open; afterwards the key is out of reach. The structure is not freed: a
// connection without an open file may still point to it.
int sv_unregister(const char *name) {
  Vfs *v = find(name);
  int busy;
  if (!v) return SQLITE_NOTFOUND;
  sqlite3_mutex_enter(sv_global());
  busy = v->open;
  if (!busy) v->vault = 0;
  sqlite3_mutex_leave(sv_global());
  if (busy) return SQLITE_BUSY;
  return sqlite3_vfs_unregister(&v->base);
}

// sv_failures copies the failure counters of a VFS to out, one per kind of file.
int sv_failures(const char *name, int64_t *out) {
  Vfs *v = find(name);
  int i;
  if (!v) return SQLITE_NOTFOUND;
  for (i = 0; i < KINDS; i++) out[i] = __atomic_load_n(&v->failures[i], __ATOMIC_RELAXED);
  return SQLITE_OK;
}
