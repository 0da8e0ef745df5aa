// One file of a VFS, opened under the names that SQLite's pager gives its files.
#include "rawfile.h"
#include <stdlib.h>

typedef struct sqlite3 sqlite3;
int sqlite3_open_v2(const char *, sqlite3 **, int, const char *);
int sqlite3_close_v2(sqlite3 *);
const char *sqlite3_db_filename(sqlite3 *, const char *);
const char *sqlite3_filename_wal(const char *);
const char *sqlite3_filename_journal(const char *);
char *sqlite3_create_filename(const char *, const char *, const char *, int, const char **);
void sqlite3_free_filename(char *);

enum { READ_WRITE_CREATE = 0x2 | 0x4, DELETE_ON_CLOSE = 0x8, EXCLUSIVE = 0x10, TEMP_DB = 0x200 };
enum { DATABASE, LOG, JOURNAL, PASSING };

struct rawfile {
  sqlite3_file *f;
  sqlite3 *db;  // the database that a log or journal belongs to
  char *name;   // of a database
};

static void drop(rawfile *r) {
  if (r->db) sqlite3_close_v2(r->db);
  if (r->name) sqlite3_free_filename(r->name);
  free(r->f);
  free(r);
}

// owner opens the database beside which a log or journal lies, without reading it, and gives the name of that file.
static const char *owner(rawfile *r, const char *vfs, const char *path, int kind, int *rc) {
  const char *main;
  *rc = sqlite3_open_v2(path, &r->db, READ_WRITE_CREATE, vfs);
  if (*rc) return 0;
  main = sqlite3_db_filename(r->db, "main");
  return kind == LOG ? sqlite3_filename_wal(main) : sqlite3_filename_journal(main);
}

rawfile *raw_open(const char *vfs, const char *path, int kind, int *rc) {
  static const int flags[] = {SQLITE_OPEN_MAIN_DB, SQLITE_OPEN_WAL, SQLITE_OPEN_MAIN_JOURNAL, TEMP_DB | DELETE_ON_CLOSE | EXCLUSIVE};
  sqlite3_vfs *v = sqlite3_vfs_find(vfs);
  rawfile *r = calloc(1, sizeof *r);
  const char *name = 0;
  int out;
  *rc = v ? SQLITE_OK : SQLITE_NOTFOUND;
  if (v) r->f = calloc(1, v->szOsFile);
  if (v && kind == DATABASE) name = r->name = sqlite3_create_filename(path, "", "", 0, 0);
  if (v && (kind == LOG || kind == JOURNAL)) name = owner(r, vfs, path, kind, rc);
  if (!*rc) *rc = v->xOpen(v, name, r->f, READ_WRITE_CREATE | flags[kind], &out);
  if (!*rc) return r;
  drop(r);
  return 0;
}

int raw_close(rawfile *r) {
  int rc = r->f->pMethods->xClose(r->f);
  drop(r);
  return rc;
}
int raw_read(rawfile *r, void *p, int n, sqlite3_int64 off) { return r->f->pMethods->xRead(r->f, p, n, off); }
int raw_write(rawfile *r, const void *p, int n, sqlite3_int64 off) { return r->f->pMethods->xWrite(r->f, p, n, off); }
int raw_truncate(rawfile *r, sqlite3_int64 size) { return r->f->pMethods->xTruncate(r->f, size); }
int raw_sync(rawfile *r) { return r->f->pMethods->xSync(r->f, SQLITE_SYNC_NORMAL); }
int raw_size(rawfile *r, sqlite3_int64 *n) { return r->f->pMethods->xFileSize(r->f, n); }
