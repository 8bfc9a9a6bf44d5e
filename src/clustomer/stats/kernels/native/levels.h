/* One source, several vector units.
 *
 * A file NAME.c includes its body NAME.inc.h once for each level, with CK_TARGET (the
 * attribute of each function), CK_FN (its suffix) and CK_WIDTH (bytes of a vector) set;
 * CK_CALL picks the version at run time. On x86 these are the baseline (SSE2), AVX2 and
 * AVX-512; elsewhere only the baseline, which a compiler turns into NEON and the like.
 */
#ifndef CLUSTOMER_LEVELS_H
#define CLUSTOMER_LEVELS_H

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))
#define CK_X86 1
#include <immintrin.h>
#define CK_TARGET_AVX2 __attribute__((target("avx2,fma")))
#define CK_TARGET_AVX512                                                                          \
    __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw,avx2,fma")))
#define CK_CALL(name, ...)                                                                        \
    (ck_level() == CK_AVX512 ? name##_avx512(__VA_ARGS__)                                         \
                             : ck_level() == CK_AVX2 ? name##_avx2(__VA_ARGS__)                   \
                                                     : name##_baseline(__VA_ARGS__))
#else
#define CK_X86 0
#define CK_CALL(name, ...) name##_baseline(__VA_ARGS__)
#endif

#define CK_ALIGNED(pointer) __builtin_assume_aligned((pointer), 64)

#endif
