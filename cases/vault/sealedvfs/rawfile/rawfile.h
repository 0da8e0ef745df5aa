#ifndef RAWFILE_H
#define RAWFILE_H
#include "abi.h"
typedef struct rawfile rawfile;
rawfile *raw_open(const char *vfs, const char *path, int kind, int *rc);
int raw_close(rawfile *);
int raw_read(rawfile *, void *, int, sqlite3_int64);
int raw_write(rawfile *, const void *, int, sqlite3_int64);
int raw_truncate(rawfile *, sqlite3_int64);
int raw_sync(rawfile *);
int raw_size(rawfile *, sqlite3_int64 *);
#endif
