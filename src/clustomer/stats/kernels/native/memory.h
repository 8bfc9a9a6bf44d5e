/* Memory aligned to a cache line, so that no vector load crosses one. Include it first. */
#ifndef CLUSTOMER_MEMORY_H
#define CLUSTOMER_MEMORY_H

#if !defined(_WIN32) && !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200112L
#endif
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#if defined(_WIN32)
#include <malloc.h>
#endif

/* Room for `count` things of `size` bytes, one at least; NULL where there is none. */
static inline void *ck_room(int64_t count, size_t size) {
    const size_t bytes = (size_t)(count > 0 ? count : 1) * size;
#if defined(_WIN32)
    return _aligned_malloc(bytes, 64);
#else
    void *out = NULL;
    return posix_memalign(&out, 64, bytes) ? NULL : out;
#endif
}

static inline void *ck_zeros(int64_t count, size_t size) {
    void *out = ck_room(count, size);
    if (out) memset(out, 0, (size_t)(count > 0 ? count : 1) * size);
    return out;
}

static inline void ck_release(void *memory) {
#if defined(_WIN32)
    _aligned_free(memory);
#else
    free(memory);
#endif
}

#endif
