/* The nearest centre by |c|^2 - 2 c.x in single precision: an order with a certificate.
 *
 * A row is certain when the second best value lies above the best by more than rounding can
 * have done (ck_certain); the others are compared again in double precision, so that labels
 * are those of the exact definition. */
#include "memory.h"

#include <math.h>

#include "kernels.h"
#include "levels.h"

/* The baseline: four numbers at a time, by the compiler's own vectors. */
typedef float F4 __attribute__((vector_size(16), aligned(4)));
typedef int32_t I4 __attribute__((vector_size(16), aligned(4)));

#define CK_TARGET
#define CK_FN(name) name##_baseline
#define F_WIDTH 4
#define F_VEC F4
#define F_INT I4
#define F_ALL(v) ((F4){(v), (v), (v), (v)})
#define F_INT_ALL(v) ((I4){(v), (v), (v), (v)})
#define F_LOAD(from) (*(const F4 *)(from))
#define F_STORE(to, v) (*(F4 *)(to) = (v))
#define F_STORE_INT(to, v) (*(I4 *)(to) = (v))
#define F_FMA(a, b, c) ((a) * (b) + (c))
#define F_SUB(a, b) ((a) - (b))
#define F_MIN(a, b) F_PICK((I4)((a) < (b)), a, b)
#define F_PICK(m, a, b) ((F4)(((m) & (I4)(a)) | (~(m) & (I4)(b))))
#define F_TAKE(s, c)                                                                              \
    do {                                                                                          \
        const I4 nearer = (I4)((s) < best), next = (I4)((s) < second);                            \
        second = F_PICK(nearer, best, F_PICK(next, s, second));                                   \
        best = F_PICK(nearer, s, best);                                                           \
        at = (nearer & F_INT_ALL(c)) | (~nearer & at);                                            \
    } while (0)
#include "filter.inc.h"
#undef CK_TARGET
#undef CK_FN
#undef F_WIDTH
#undef F_VEC
#undef F_INT
#undef F_ALL
#undef F_INT_ALL
#undef F_LOAD
#undef F_STORE
#undef F_STORE_INT
#undef F_FMA
#undef F_SUB
#undef F_MIN
#undef F_PICK
#undef F_TAKE

#if CK_X86
#define CK_TARGET CK_TARGET_AVX2
#define CK_FN(name) name##_avx2
#define F_WIDTH 8
#define F_VEC __m256
#define F_INT __m256
#define F_ALL(v) _mm256_set1_ps(v)
#define F_INT_ALL(v) _mm256_castsi256_ps(_mm256_set1_epi32(v))
#define F_LOAD(from) _mm256_loadu_ps(from)
#define F_STORE(to, v) _mm256_storeu_ps(to, v)
#define F_STORE_INT(to, v) _mm256_storeu_ps((float *)(to), v)
#define F_FMA(a, b, c) _mm256_fmadd_ps(a, b, c)
#define F_SUB(a, b) _mm256_sub_ps(a, b)
#define F_MIN(a, b) _mm256_min_ps(a, b)
#define F_TAKE(s, c)                                                                              \
    do {                                                                                          \
        const __m256 nearer = _mm256_cmp_ps(s, best, _CMP_LT_OQ);                                 \
        second = _mm256_min_ps(second, _mm256_max_ps(best, s));                                   \
        best = _mm256_min_ps(best, s);                                                            \
        at = _mm256_blendv_ps(at, F_INT_ALL(c), nearer);                                          \
    } while (0)
#include "filter.inc.h"
#undef CK_TARGET
#undef CK_FN
#undef F_WIDTH
#undef F_VEC
#undef F_INT
#undef F_ALL
#undef F_INT_ALL
#undef F_LOAD
#undef F_STORE
#undef F_STORE_INT
#undef F_FMA
#undef F_SUB
#undef F_MIN
#undef F_TAKE

#define CK_TARGET CK_TARGET_AVX512
#define CK_FN(name) name##_avx512
#define F_WIDTH 16
#define F_VEC __m512
#define F_INT __m512i
#define F_ALL(v) _mm512_set1_ps(v)
#define F_INT_ALL(v) _mm512_set1_epi32(v)
#define F_LOAD(from) _mm512_loadu_ps(from)
#define F_STORE(to, v) _mm512_storeu_ps(to, v)
#define F_STORE_INT(to, v) _mm512_storeu_si512(to, v)
#define F_FMA(a, b, c) _mm512_fmadd_ps(a, b, c)
#define F_SUB(a, b) _mm512_sub_ps(a, b)
#define F_MIN(a, b) _mm512_min_ps(a, b)
#define F_TAKE(s, c)                                                                              \
    do {                                                                                          \
        const __mmask16 nearer = _mm512_cmp_ps_mask(s, best, _CMP_LT_OQ);                         \
        second = _mm512_min_ps(second, _mm512_max_ps(best, s));                                   \
        best = _mm512_min_ps(best, s);                                                            \
        at = _mm512_mask_mov_epi32(at, nearer, F_INT_ALL(c));                                     \
    } while (0)
#include "filter.inc.h"
#endif

float ck_block_filter(const float *packed, int64_t p, const ck_centers *centers,
                      int32_t *label, float *gap) {
    return CK_CALL(filter, packed, p, centers, label, gap);
}

/* With u = 2^-24 a value |c|^2 - sum 2 c_j x_j has these errors, all first order: x and c
 * rounded to single (2 u per product), p products added with or without contraction
 * (p + 1) u, |c|^2 rounded (u), so at most (p + 4) u (|c|^2 + 2 |c| |x|). Two values take
 * part and their difference is rounded once more; a factor 2.5 instead of 2 pays for that
 * and for the second order. Below the smallest normal number rounding is absolute:
 * (p + 2) 2^-125. Near the largest one values overflow: nothing is certain.
 *
 * The order meant is that of squared distances in double precision, which are rounded too,
 * by (p + 2) 2^-53 (|c| + |x|)^2 each at most: more than the above where all centres lie
 * near 0 and the row far from it. (problem.py sees to it that they do not underflow.) */
float ck_certain(int64_t p, float reach, float longest, float slack) {
    const double u = 0x1p-24, size = (double)longest * longest + 2.0 * longest * reach;
    const double across = (double)longest + reach;
    const double single = 2.5 * (double)(p + 4) * u * size + (double)(p + 2) * 0x1p-125;
    const double exact = (double)(p + 4) * 0x1p-51 * across * across;
    if (!(size < 0x1p120)) return INFINITY;
    return (float)(single + exact + 4.0 * longest * slack);
}

float ck_block_pack(const ck_rows *rows, int64_t first, int64_t count, const double *mean,
                    double scale, float *packed) {
    const float square = CK_CALL(pack, rows, first, count, mean, scale, packed);
    return sqrtf(square) * (1.0f + 0x1p-10f);
}

int ck_centers_room(ck_centers *centers, int k, int64_t p) {
    centers->k = k;
    centers->padded = (k + 3) / 4 * 4;
    centers->longest = 0.0f;
    centers->factor = ck_zeros(centers->padded * p, sizeof(float));
    centers->offset = ck_zeros(centers->padded, sizeof(float));
    if (!centers->factor || !centers->offset) {
        ck_centers_free(centers);
        return CK_NO_MEMORY;
    }
    return 0;
}

void ck_centers_set(ck_centers *centers, const double *from, int64_t p, double scale) {
    double longest = 0.0;
    for (int c = 0; c < centers->padded; c++) {
        double square = 0.0;
        for (int64_t j = 0; j < p; j++) {
            const double value = c < centers->k ? from[c * p + j] * scale : 0.0;
            centers->factor[(int64_t)(c / 4 * 4) * p + 4 * j + c % 4] = (float)(-2.0 * value);
            square += value * value;
        }
        centers->offset[c] = c < centers->k ? (float)square : INFINITY;
        if (square > longest) longest = square;
    }
    centers->longest = (float)(sqrt(longest) * (1.0 + 0x1p-20));
}

void ck_centers_free(ck_centers *centers) {
    ck_release(centers->factor);
    ck_release(centers->offset);
    centers->factor = centers->offset = NULL;
}
