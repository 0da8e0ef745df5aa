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
long long fd_size(const char *name);
void fd_copy(const char *name, unsigned char *out);
void fd_move_lock_byte(long long at);
long fd_lock_byte_hits(void);
#endif
