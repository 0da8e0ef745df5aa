// The wal-index of each database, in process memory only. On disk it would publish sums over plaintext pages; the
// price is that one process at a time may use a database, which the caller's lock file has to enforce.
#include "sealed.h"
#include <stdlib.h>
#include <string.h>

struct Shm {
  char *path;
  unsigned char salt[SV_SALT];  // with the path: another file under the same name is another database
  int refs, nregion;
  int lock[SQLITE_SHM_NLOCK];   // -1 exclusive, n > 0 shared holders
  void **region;
  sqlite3_mutex *mutex;
  Shm *next;
};

static Shm *shm_list;  // guarded by sv_global()

static Shm *shm_find(const File *f) {
  Shm *s;
  for (s = shm_list; s; s = s->next) {
    if (!strcmp(s->path, f->name) && !memcmp(s->salt, f->salt, SV_SALT)) return s;
  }
  return 0;
}

static Shm *shm_new(const File *f) {
  Shm *s = calloc(1, sizeof *s);
  if (!s) return 0;
  s->path = strdup(f->name);
  s->mutex = sqlite3_mutex_alloc(SQLITE_MUTEX_FAST);
  if (!s->path || !s->mutex) {
    free(s->path);
    if (s->mutex) sqlite3_mutex_free(s->mutex);
    free(s);
    return 0;
  }
  memcpy(s->salt, f->salt, SV_SALT);
  s->next = shm_list;
  shm_list = s;
  return s;
}

static int shm_get(File *f) {
  Shm *s;
  int rc;
  if (f->shm) return SQLITE_OK;
  if ((rc = sv_ensure_header(f, 0))) return rc == NO_HEADER ? SQLITE_IOERR : rc;
  sqlite3_mutex_enter(sv_global());
  s = shm_find(f);
  if (!s) s = shm_new(f);
  if (s) s->refs++;
  f->shm = s;
  sqlite3_mutex_leave(sv_global());
  return s ? SQLITE_OK : SQLITE_IOERR_NOMEM;
}

int sv_shm_map(sqlite3_file *pf, int i, int size, int extend, void volatile **out) {
  int rc = shm_get((File *)pf);
  Shm *s = ((File *)pf)->shm;
  *out = 0;
  if (rc) return rc;
  sqlite3_mutex_enter(s->mutex);
  while (extend && s->nregion <= i && !rc) {
    void **grown = realloc(s->region, (s->nregion + 1) * sizeof *grown);
    if (grown) s->region = grown;
    if (!grown || !(grown[s->nregion] = calloc(1, size))) rc = SQLITE_IOERR_NOMEM;
    else s->nregion++;
  }
  if (!rc && i < s->nregion) *out = s->region[i];
  sqlite3_mutex_leave(s->mutex);
  return rc;
}

static void unlock_range(File *f, int from, int n, unsigned mask) {
  int i;
  for (i = from; i < from + n; i++) {
    if (f->excl & (1u << i)) f->shm->lock[i] = 0;
    else if (f->shared & (1u << i)) f->shm->lock[i]--;
  }
  f->excl &= ~mask;
  f->shared &= ~mask;
}

static int lock_shared(File *f, int at, unsigned mask) {
  if (f->shared & mask) return SQLITE_OK;
  if (f->shm->lock[at] < 0) return SQLITE_BUSY;
  f->shm->lock[at]++;
  f->shared |= mask;
  return SQLITE_OK;
}

static int lock_exclusive(File *f, int from, int n, unsigned mask) {
  int i;
  for (i = from; i < from + n; i++) {
    if (!(f->excl & (1u << i)) && f->shm->lock[i]) return SQLITE_BUSY;
  }
  for (i = from; i < from + n; i++) f->shm->lock[i] = -1;
  f->excl |= mask;
  return SQLITE_OK;
}

int sv_shm_lock(sqlite3_file *pf, int from, int n, int flags) {
  File *f = (File *)pf;
  unsigned mask = ((1u << n) - 1) << from;
  int rc = shm_get(f);
  if (rc) return rc;
  sqlite3_mutex_enter(f->shm->mutex);
  if (flags & SQLITE_SHM_UNLOCK) unlock_range(f, from, n, mask);
  else if (flags & SQLITE_SHM_SHARED) rc = lock_shared(f, from, mask);
  else rc = lock_exclusive(f, from, n, mask);
  sqlite3_mutex_leave(f->shm->mutex);
  return rc;
}

void sv_shm_barrier(sqlite3_file *pf) {
  (void)pf;
  __sync_synchronize();
}

static void shm_free(Shm *s) {
  Shm **link;
  int i;
  for (link = &shm_list; *link != s; link = &(*link)->next) {
  }
  *link = s->next;
  for (i = 0; i < s->nregion; i++) free(s->region[i]);
  free(s->region);
  free(s->path);
  sqlite3_mutex_free(s->mutex);
  free(s);
}

int sv_shm_unmap(sqlite3_file *pf, int del) {
  File *f = (File *)pf;
  Shm *s = f->shm;
  (void)del;
  if (!s) return SQLITE_OK;
  if (f->shared | f->excl) sv_shm_lock(pf, 0, SQLITE_SHM_NLOCK, SQLITE_SHM_UNLOCK);
  f->shm = 0;
  sqlite3_mutex_enter(sv_global());
  if (--s->refs == 0) shm_free(s);
  sqlite3_mutex_leave(sv_global());
  return SQLITE_OK;
}
