#ifndef FAULTDISK_H
#define FAULTDISK_H
#include "abi.h"
void fd_install(void);
void fd_wipe(void);
void fd_seed(long seed);
void fd_cut_after(long steps);
void fd_fail_after(long steps, int code, int sticky);
void fd_reboot(int fate);
long fd_steps(void);
int fd_is_cut(void);
void fd_claim(int traits);
void fd_bad(const char *name, long long from, long long to);
long long fd_size(const char *name);
int fd_rename(const char *from, const char *to);
int fd_remove(const char *name);
int fd_sync(const char *name);
int fd_sync_folder(void);
void fd_put(const char *name, const unsigned char *d, long long n);
void fd_copy(const char *name, unsigned char *out);
void fd_move_lock_byte(long long at);
long fd_lock_byte_hits(void);
#endif
