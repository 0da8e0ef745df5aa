// The part of SQLite's public C interface that the shim needs, declared here so that no SQLite header has to be
// copied or found at build time. Layouts and numbers are frozen by SQLite's compatibility promise; TestABIStatic
// compares every one of them with the header inside the pinned driver module, TestABIRuntime with the live library.
#ifndef SEALED_ABI_H
#define SEALED_ABI_H
#include <stdint.h>

typedef long long sqlite3_int64;
typedef struct sqlite3_vfs sqlite3_vfs;
typedef struct sqlite3_file sqlite3_file;
typedef struct sqlite3_io_methods sqlite3_io_methods;
typedef struct sqlite3_mutex sqlite3_mutex;

enum {
  SQLITE_OK = 0, SQLITE_ERROR = 1, SQLITE_BUSY = 5, SQLITE_NOMEM = 7, SQLITE_IOERR = 10, SQLITE_CORRUPT = 11,
  SQLITE_NOTFOUND = 12, SQLITE_FULL = 13,
  SQLITE_CANTOPEN = 14, SQLITE_NOTADB = 26, SQLITE_IOERR_DELETE_NOENT = 5898,
  SQLITE_IOERR_READ = 266, SQLITE_IOERR_SHORT_READ = 522, SQLITE_IOERR_WRITE = 778, SQLITE_IOERR_NOMEM = 3082, SQLITE_IOERR_DATA = 8202,
  SQLITE_OPEN_CREATE = 0x4, SQLITE_OPEN_MAIN_DB = 0x100, SQLITE_OPEN_MAIN_JOURNAL = 0x800, SQLITE_OPEN_SUPER_JOURNAL = 0x4000, SQLITE_OPEN_WAL = 0x80000,
  SQLITE_IOCAP_POWERSAFE_OVERWRITE = 0x1000,
  SQLITE_FCNTL_SIZE_HINT = 5, SQLITE_FCNTL_CHUNK_SIZE = 6, SQLITE_FCNTL_VFSNAME = 12, SQLITE_FCNTL_MMAP_SIZE = 18,
  SQLITE_FCNTL_BEGIN_ATOMIC_WRITE = 31,
  SQLITE_SYNC_NORMAL = 2,
  SQLITE_SHM_UNLOCK = 1, SQLITE_SHM_SHARED = 4, SQLITE_SHM_NLOCK = 8,
  SQLITE_MUTEX_FAST = 0, SQLITE_MUTEX_STATIC_VFS3 = 13
};

struct sqlite3_file { const sqlite3_io_methods *pMethods; };

struct sqlite3_io_methods {
  int iVersion;
  int (*xClose)(sqlite3_file *);
  int (*xRead)(sqlite3_file *, void *, int, sqlite3_int64);
  int (*xWrite)(sqlite3_file *, const void *, int, sqlite3_int64);
  int (*xTruncate)(sqlite3_file *, sqlite3_int64);
  int (*xSync)(sqlite3_file *, int);
  int (*xFileSize)(sqlite3_file *, sqlite3_int64 *);
  int (*xLock)(sqlite3_file *, int);
  int (*xUnlock)(sqlite3_file *, int);
  int (*xCheckReservedLock)(sqlite3_file *, int *);
  int (*xFileControl)(sqlite3_file *, int, void *);
  int (*xSectorSize)(sqlite3_file *);
  int (*xDeviceCharacteristics)(sqlite3_file *);
  int (*xShmMap)(sqlite3_file *, int, int, int, void volatile **);  // from version 2
  int (*xShmLock)(sqlite3_file *, int, int, int);
  void (*xShmBarrier)(sqlite3_file *);
  int (*xShmUnmap)(sqlite3_file *, int);
  int (*xFetch)(sqlite3_file *, sqlite3_int64, int, void **);       // from version 3; unused here
  int (*xUnfetch)(sqlite3_file *, sqlite3_int64, void *);
};

struct sqlite3_vfs {
  int iVersion, szOsFile, mxPathname;
  sqlite3_vfs *pNext;
  const char *zName;
  void *pAppData;
  int (*xOpen)(sqlite3_vfs *, const char *, sqlite3_file *, int, int *);
  int (*xDelete)(sqlite3_vfs *, const char *, int);
  int (*xAccess)(sqlite3_vfs *, const char *, int, int *);
  int (*xFullPathname)(sqlite3_vfs *, const char *, int, char *);
  void *(*xDlOpen)(sqlite3_vfs *, const char *);
  void (*xDlError)(sqlite3_vfs *, int, char *);
  void (*(*xDlSym)(sqlite3_vfs *, void *, const char *))(void);
  void (*xDlClose)(sqlite3_vfs *, void *);
  int (*xRandomness)(sqlite3_vfs *, int, char *);
  int (*xSleep)(sqlite3_vfs *, int);
  int (*xCurrentTime)(sqlite3_vfs *, double *);
  int (*xGetLastError)(sqlite3_vfs *, int, char *);
  int (*xCurrentTimeInt64)(sqlite3_vfs *, sqlite3_int64 *);         // from version 2
  void *xSetSystemCall, *xGetSystemCall;                            // from version 3; unused here
  const char *(*xNextSystemCall)(sqlite3_vfs *, const char *);
};

int sqlite3_initialize(void);
const char *sqlite3_uri_parameter(const char *, const char *);
sqlite3_file *sqlite3_database_file_object(const char *);
int sqlite3_libversion_number(void);
sqlite3_vfs *sqlite3_vfs_find(const char *);
int sqlite3_vfs_register(sqlite3_vfs *, int);
int sqlite3_vfs_unregister(sqlite3_vfs *);
sqlite3_mutex *sqlite3_mutex_alloc(int);
void sqlite3_mutex_free(sqlite3_mutex *);
void sqlite3_mutex_enter(sqlite3_mutex *);
void sqlite3_mutex_leave(sqlite3_mutex *);
char *sqlite3_mprintf(const char *, ...);
void sqlite3_log(int, const char *, ...);
#endif
