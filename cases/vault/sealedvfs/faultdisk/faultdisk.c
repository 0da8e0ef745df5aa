// An in-memory disk with power cuts. Every file is kept twice: as the programs see it, and as it lies on the disk. A
// sync brings the second up to date; a power cut throws the first away.
#include "faultdisk.h"
#include <stdlib.h>
#include <string.h>

typedef sqlite3_int64 i64;
enum { SECTOR = 512, LOCK_BYTES = 512, POWERSAFE = 0x1000 };
enum { LOCK_SHARED = 1, LOCK_RESERVED = 2, LOCK_PENDING = 3, LOCK_EXCLUSIVE = 4 };

typedef struct Bytes { unsigned char *b; i64 n, room; } Bytes;
typedef struct Write { int truncate; i64 off; int len; unsigned char *data; struct Write *next; } Write;
typedef struct Handle Handle;
typedef struct Node {
  char *name;
  int gone, durable, temp;  // durable: the name itself survives a power cut
  int open;                 // handles that were not closed yet, through power cuts too
  Bytes seen, stored;
  Write *first, **last;     // not yet synced
  Handle *handles;
  struct Node *next;
} Node;
struct Handle { sqlite3_file base; Node *n; int lock; Handle *next; };

static sqlite3_mutex *mu;  // SQLite's own: Windows has no pthreads
static Node *nodes;
static sqlite3_vfs disk, *below;
static long steps, cut_at = -1, fail_at = -1, lock_hits;
static int cut, fail_code, fail_sticky, traits = POWERSAFE;
static i64 lock_byte = 0x40000000;
static char *bad_name;  // the file with bytes that do not read
static i64 bad_from, bad_to;
static uint64_t state = 88172645463325252ull;

static uint64_t chance(void) {
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}
static int percent(int p) { return (int)(chance() % 100) < p; }

// ---- bytes ----
static void put(Bytes *f, i64 off, const void *d, i64 len) {
  if (off + len > f->room) {
    f->room = (off + len) * 3 / 2 + 65536;
    f->b = realloc(f->b, f->room);
  }
  if (off > f->n) memset(f->b + f->n, 0, off - f->n);
  if (len) memcpy(f->b + off, d, len);
  if (off + len > f->n) f->n = off + len;
}
static void resize(Bytes *f, i64 n) {
  if (n > f->n) put(f, n, "", 0);
  f->n = n;
}
static void remember(Node *n, int truncate, i64 off, const void *d, int len) {
  Write *w;
  if (n->temp) return;
  w = calloc(1, sizeof *w);
  w->truncate = truncate;
  w->off = off;
  w->len = len;
  if (len) {
    w->data = malloc(len);
    memcpy(w->data, d, len);
  }
  *n->last = w;
  n->last = &w->next;
}
static void forget(Node *n) {
  Write *w;
  while ((w = n->first)) {
    n->first = w->next;
    free(w->data);
    free(w);
  }
  n->last = &n->first;
}

// step counts one change of the disk and says whether it goes wrong. *partly: some of it may still happen.
static int step(int *partly) {
  *partly = 0;
  if (cut) return SQLITE_IOERR;
  steps++;
  if (cut_at >= 0 && steps >= cut_at) {
    cut = *partly = 1;
    return SQLITE_IOERR;
  }
  if (fail_at >= 0 && steps >= fail_at) {
    if (!fail_sticky) fail_at = -1;
    *partly = 1;
    return fail_code;
  }
  return SQLITE_OK;
}

static int is_database(const Node *n) { return !n->temp && strstr(n->name, ".db") && !strstr(n->name, ".db-"); }
static void watch_lock_byte(const Node *n, i64 off, int amt) {
  if (is_database(n) && off < lock_byte + LOCK_BYTES && off + amt > lock_byte) lock_hits++;
}

static int is_bad(const Node *n, i64 off, int amt) {
  return bad_name && n->name && !strcmp(n->name, bad_name) && off < bad_to && off + amt > bad_from;
}

// ---- file methods ----
static int f_close(sqlite3_file *p) {
  Handle *h = (Handle *)p, **l;
  sqlite3_mutex_enter(mu);
  h->n->open--;
  for (l = &h->n->handles; *l && *l != h; l = &(*l)->next) {
  }
  if (*l) *l = h->next;
  if (h->n->temp) {
    free(h->n->seen.b);
    free(h->n->name);
    free(h->n);
  }
  sqlite3_mutex_leave(mu);
  return SQLITE_OK;
}
static int f_read(sqlite3_file *p, void *out, int amt, i64 off) {
  Node *n = ((Handle *)p)->n;
  i64 have;
  int rc = SQLITE_OK;
  sqlite3_mutex_enter(mu);
  if (cut) {
    rc = SQLITE_IOERR;
  } else if (is_bad(n, off, amt)) {
    rc = SQLITE_IOERR_READ;
  } else {
    watch_lock_byte(n, off, amt);
    have = n->seen.n - off;
    if (have < 0) have = 0;
    if (have > amt) have = amt;
    if (have) memcpy(out, n->seen.b + off, have);
    if (have < amt) {
      memset((char *)out + have, 0, amt - have);
      rc = SQLITE_IOERR_SHORT_READ;
    }
  }
  sqlite3_mutex_leave(mu);
  return rc;
}
static int f_write(sqlite3_file *p, const void *d, int amt, i64 off) {
  Node *n = ((Handle *)p)->n;
  int partly, rc, len;
  sqlite3_mutex_enter(mu);
  rc = step(&partly);
  len = !rc ? amt : partly ? (int)(chance() % (amt + 1)) : 0;
  if (len) {
    watch_lock_byte(n, off, amt);
    put(&n->seen, off, d, len);
    remember(n, 0, off, d, len);
  }
  sqlite3_mutex_leave(mu);
  return rc;
}
static int f_truncate(sqlite3_file *p, i64 size) {
  Node *n = ((Handle *)p)->n;
  int partly, rc;
  sqlite3_mutex_enter(mu);
  rc = step(&partly);
  if (!rc || (partly && cut)) {
    resize(&n->seen, size);
    remember(n, 1, size, 0, 0);
  }
  sqlite3_mutex_leave(mu);
  return rc;
}
static void apply(Node *n, const Write *w) {
  if (w->truncate) resize(&n->stored, w->off);
  else put(&n->stored, w->off, w->data, w->len);
}
static int f_sync(sqlite3_file *p, int flags) {
  Node *n = ((Handle *)p)->n;
  int partly, rc;
  const Write *w;
  (void)flags;
  sqlite3_mutex_enter(mu);
  rc = step(&partly);
  if (!rc && !n->temp) {
    for (w = n->first; w; w = w->next) apply(n, w);
    forget(n);
    n->durable = 1;
  }
  sqlite3_mutex_leave(mu);
  return rc;
}
static int f_size(sqlite3_file *p, i64 *out) {
  *out = ((Handle *)p)->n->seen.n;
  return cut ? SQLITE_IOERR : SQLITE_OK;
}
static int strongest(const Handle *self, int only_others) {
  const Handle *x;
  int most = 0;
  for (x = self->n->handles; x; x = x->next) {
    if (!(only_others && x == self) && x->lock > most) most = x->lock;
  }
  return most;
}
static int f_lock(sqlite3_file *p, int l) {
  Handle *h = (Handle *)p;
  int rc = SQLITE_OK, others;
  sqlite3_mutex_enter(mu);
  if (l > h->lock) {
    others = strongest(h, 1);
    if ((l == LOCK_SHARED && others >= LOCK_PENDING) || (l >= LOCK_RESERVED && others >= LOCK_RESERVED)) {
      rc = SQLITE_BUSY;
    } else if (l == LOCK_EXCLUSIVE && others >= LOCK_SHARED) {
      h->lock = LOCK_PENDING;
      rc = SQLITE_BUSY;
    } else {
      h->lock = l;
    }
  }
  sqlite3_mutex_leave(mu);
  return rc;
}
static int f_unlock(sqlite3_file *p, int l) {
  sqlite3_mutex_enter(mu);
  if (((Handle *)p)->lock > l) ((Handle *)p)->lock = l;
  sqlite3_mutex_leave(mu);
  return SQLITE_OK;
}
static int f_reserved(sqlite3_file *p, int *out) {
  sqlite3_mutex_enter(mu);
  *out = strongest((Handle *)p, 0) >= LOCK_RESERVED;
  sqlite3_mutex_leave(mu);
  return SQLITE_OK;
}
static int f_control(sqlite3_file *p, int op, void *a) { (void)p, (void)op, (void)a; return SQLITE_NOTFOUND; }
static int f_sector(sqlite3_file *p) { (void)p; return SECTOR; }
static int f_traits(sqlite3_file *p) { (void)p; return traits; }
static const sqlite3_io_methods methods = {1, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock, f_unlock,
  f_reserved, f_control, f_sector, f_traits, 0, 0, 0, 0, 0, 0};

// ---- vfs methods ----
static Node *find(const char *name) {
  Node *n;
  for (n = nodes; n; n = n->next) {
    if (!n->gone && !strcmp(n->name, name)) return n;
  }
  return 0;
}
static Node *make(const char *name) {
  Node *n = calloc(1, sizeof *n);
  n->last = &n->first;
  n->temp = !name;
  n->name = strdup(name ? name : "");
  if (name) {
    n->next = nodes;
    nodes = n;
  }
  return n;
}
static int v_open(sqlite3_vfs *v, const char *name, sqlite3_file *p, int flags, int *out) {
  Handle *h = (Handle *)p;
  int rc = SQLITE_OK;
  (void)v;
  memset(h, 0, sizeof *h);
  sqlite3_mutex_enter(mu);
  if (cut) rc = SQLITE_IOERR;
  h->n = rc || !name ? 0 : find(name);
  if (!rc && !h->n && !(flags & SQLITE_OPEN_CREATE)) rc = SQLITE_CANTOPEN;
  if (!rc) {
    if (!h->n) h->n = make(name);
    h->next = h->n->handles;
    h->n->handles = h;
    h->n->open++;
    h->base.pMethods = &methods;
    if (out) *out = flags;
  }
  sqlite3_mutex_leave(mu);
  return rc;
}
static int v_delete(sqlite3_vfs *v, const char *name, int sync) {
  Node *n;
  int partly, rc;
  (void)v, (void)sync;
  sqlite3_mutex_enter(mu);
  rc = step(&partly);
  n = rc ? 0 : find(name);
  if (n) n->gone = 1;
  else if (!rc) rc = SQLITE_IOERR_DELETE_NOENT;
  sqlite3_mutex_leave(mu);
  return rc;
}
static int v_access(sqlite3_vfs *v, const char *name, int flags, int *out) {
  Node *n;
  (void)v;
  sqlite3_mutex_enter(mu);
  n = find(name);
  *out = n && (flags != 0 || n->seen.n > 0);
  sqlite3_mutex_leave(mu);
  return cut ? SQLITE_IOERR : SQLITE_OK;
}
static int v_full(sqlite3_vfs *v, const char *name, int room, char *out) {
  (void)v;
  if ((int)strlen(name) >= room) return SQLITE_CANTOPEN;
  strcpy(out, name);
  return SQLITE_OK;
}
static int v_random(sqlite3_vfs *v, int n, char *o) { (void)v; return below->xRandomness(below, n, o); }
static int v_sleep(sqlite3_vfs *v, int us) { (void)v; return below->xSleep(below, us > 1000 ? 1000 : us); }
static int v_time(sqlite3_vfs *v, double *d) { (void)v; return below->xCurrentTime(below, d); }
static int v_time64(sqlite3_vfs *v, i64 *d) { (void)v; return below->xCurrentTimeInt64(below, d); }
static int v_error(sqlite3_vfs *v, int n, char *o) { (void)v, (void)n, (void)o; return 0; }

void fd_install(void) {
  sqlite3_initialize();
  if (below) return;
  mu = sqlite3_mutex_alloc(SQLITE_MUTEX_FAST);
  below = sqlite3_vfs_find(0);
  disk = (sqlite3_vfs){.iVersion = 2, .szOsFile = sizeof(Handle), .mxPathname = 512, .zName = "faultdisk",
    .xOpen = v_open, .xDelete = v_delete, .xAccess = v_access, .xFullPathname = v_full, .xRandomness = v_random,
    .xSleep = v_sleep, .xCurrentTime = v_time, .xGetLastError = v_error, .xCurrentTimeInt64 = v_time64};
  sqlite3_vfs_register(&disk, 0);
}

// ---- whole files ----
// A rename whose folder was not synced yet, newest first: a power cut may undo it.
typedef struct Rename { Node *moved, *replaced; char *was; struct Rename *older; } Rename;
static Rename *renames;

static void forget_renames(void) {
  Rename *r;
  while ((r = renames)) {
    renames = r->older;
    free(r->was);
    free(r);
  }
}
// undo_renames undoes the newest ones up to a point that chance finds: a file system stores them in their order.
static void undo_renames(int fate) {
  Rename *r;
  for (r = renames; r; r = r->older) {
    if (fate == 1 || (fate > 1 && percent(50))) break;
    free(r->moved->name);
    r->moved->name = strdup(r->was);
    if (r->replaced) r->replaced->gone = 0;
  }
  forget_renames();
}
int fd_rename(const char *from, const char *to) {
  Node *n, *over;
  Rename *r;
  int partly, rc;
  sqlite3_mutex_enter(mu);
  rc = step(&partly);
  n = rc ? 0 : find(from);
  if (!rc && !n) rc = SQLITE_CANTOPEN;
  if (!rc) {
    over = find(to);
    if (over) over->gone = 1;
    r = calloc(1, sizeof *r);
    *r = (Rename){n, over, n->name, renames};
    renames = r;
    n->name = strdup(to);
  }
  sqlite3_mutex_leave(mu);
  return rc;
}
int fd_remove(const char *name) { return v_delete(&disk, name, 1); }
int fd_sync_folder(void) {
  int partly, rc;
  sqlite3_mutex_enter(mu);
  rc = step(&partly);
  if (!rc) forget_renames();
  sqlite3_mutex_leave(mu);
  return rc;
}
int fd_sync(const char *name) {
  Handle h = {.base = {0}};
  int rc = SQLITE_CANTOPEN;
  h.n = find(name);
  if (h.n) rc = f_sync((sqlite3_file *)&h, 0);
  return rc;
}

// ---- control ----
void fd_wipe(void) {
  Node *n;
  forget_renames();
  while ((n = nodes)) {
    nodes = n->next;
    if (n->open) continue;  // a test left it open: freeing it would hide the mistake
    forget(n);
    free(n->seen.b);
    free(n->stored.b);
    free(n->name);
    free(n);
  }
  cut = 0;
  cut_at = fail_at = -1;
  lock_hits = 0;
  traits = POWERSAFE;
}
void fd_claim(int more) { traits |= more; }
void fd_bad(const char *name, long long from, long long to) {
  free(bad_name);
  bad_name = from < to ? strdup(name) : 0;
  bad_from = from;
  bad_to = to;
}
void fd_seed(long seed) {
  state = 88172645463325252ull ^ ((uint64_t)seed * 2654435761u);
  chance();
  chance();
}
void fd_cut_after(long n) { cut_at = n < 0 ? -1 : steps + n; }
void fd_fail_after(long n, int code, int sticky) {
  fail_at = n < 0 ? -1 : steps + n;
  fail_code = code;
  fail_sticky = sticky;
}
long fd_steps(void) { return steps; }
int fd_is_cut(void) { return cut; }
long long fd_size(const char *name) {
  Node *n = find(name);
  return n ? n->seen.n : -1;
}
// fd_put replaces what a closed file holds, on the disk too.
void fd_put(const char *name, const unsigned char *d, long long n) {
  Node *f = find(name);
  if (!f) return;
  forget(f);
  f->seen.n = f->stored.n = 0;
  put(&f->seen, 0, d, n);
  put(&f->stored, 0, d, n);
}
void fd_copy(const char *name, unsigned char *out) {
  Node *n = find(name);
  if (n) memcpy(out, n->seen.b, n->seen.n);
}

int sqlite3_test_control(int, ...);
void fd_move_lock_byte(long long at) {
  enum { TESTCTRL_PENDING_BYTE = 11 };
  lock_byte = at;
  lock_hits = 0;
  sqlite3_test_control(TESTCTRL_PENDING_BYTE, (unsigned)at);
}
long fd_lock_byte_hits(void) { return lock_hits; }

// tear decides the fate of one un-synced write, sector by sector.
static void tear(Node *n, const Write *w, int pct, int garble) {
  i64 a, e, i;
  for (a = w->off; a < w->off + w->len; a = e) {
    e = (a / SECTOR + 1) * SECTOR;
    if (e > w->off + w->len) e = w->off + w->len;
    if (!percent(pct)) continue;
    put(&n->stored, a, w->data + (a - w->off), e - a);
    if (!garble || chance() % 10) continue;
    for (i = a; i < e; i++) n->stored.b[i] = (unsigned char)chance();
  }
}
static void settle(Node *n, int fate) {
  static const int odds[] = {10, 50, 90, 99};
  int pct = fate == 0 ? 0 : fate == 1 ? 100 : odds[chance() % 4];
  const Write *w;
  if (!n->durable && !n->stored.n && !percent(pct)) {  // not even the name was stored
    n->gone = 1;
    return;
  }
  for (w = n->first; w; w = w->next) {
    if (!w->truncate) tear(n, w, pct, fate == 3);
    else if (percent(pct)) apply(n, w);
  }
  forget(n);
  n->durable = 1;
  n->seen.n = 0;
  if (n->stored.n) put(&n->seen, 0, n->stored.b, n->stored.n);
  n->handles = 0;
}
// drop frees what a file held that is gone for good.
static void drop(Node *n) {
  forget(n);
  free(n->seen.b);
  free(n->stored.b);
  n->seen = n->stored = (Bytes){0};
}
void fd_reboot(int fate) {
  Node *n;
  sqlite3_mutex_enter(mu);
  undo_renames(fate);
  for (n = nodes; n; n = n->next) {
    if (!n->gone) settle(n, fate);
    else if (!n->open) drop(n);
  }
  cut = 0;
  cut_at = fail_at = -1;
  sqlite3_mutex_leave(mu);
}
