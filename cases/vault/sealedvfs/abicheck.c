// Exercises the default VFS through abi.h: a wrong offset would crash or misreport here.
#include "sealed.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int check_file(sqlite3_vfs *v) {
  sqlite3_file *f = calloc(1, v->szOsFile);
  const sqlite3_io_methods *m;
  sqlite3_int64 size = -1;
  char back[5] = {0};
  int out = 0, bad = 0;
  // an unnamed temporary file: READWRITE | CREATE | EXCLUSIVE | DELETEONCLOSE | TEMP_DB
  if (!f || v->xOpen(v, 0, f, 0x2 | 0x4 | 0x8 | 0x10 | 0x200, &out)) {
    free(f);
    return 1;
  }
  m = f->pMethods;
  bad |= (m->iVersion < 2) << 1 | (m->xWrite(f, "seal!", 5, 3) != 0) << 2;
  bad |= (m->xFileSize(f, &size) || size != 8) << 3;
  bad |= (m->xRead(f, back, 5, 3) || memcmp(back, "seal!", 5)) << 4 | (m->xSectorSize(f) < 512) << 5;
  bad |= (m->xTruncate(f, 4) || m->xFileSize(f, &size) || size != 4) << 6;
  m->xClose(f);
  free(f);
  return bad;
}

// sv_abi_check returns 0 when the live library behaves as declared, and describes what it saw in msg.
int sv_abi_check(char *msg, int n) {
  sqlite3_vfs *v = sqlite3_initialize() ? 0 : sqlite3_vfs_find(0);
  sqlite3_int64 ms = 0;
  char rnd[8] = {0};
  int bad = 0;
  if (!v) return 1;
  bad |= (v->iVersion < 2) | (v->szOsFile < 64 || v->szOsFile > 4096) << 1 | (v->mxPathname < 200) << 2;
  bad |= (v->xRandomness(v, 8, rnd) < 8) << 3 | (v->xCurrentTimeInt64(v, &ms) != 0) << 4;
  if (v->iVersion >= 3) bad |= (v->xNextSystemCall(v, 0) == 0) << 5;  // the last member of the structure
  bad |= check_file(v) << 8;
  snprintf(msg, n, "sqlite %d vfs %s v%d szOsFile %d mxPathname %d bad 0x%x", sqlite3_libversion_number(), v->zName,
           v->iVersion, v->szOsFile, v->mxPathname, bad);
  return bad;
}
