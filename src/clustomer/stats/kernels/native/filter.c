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
                      int32_t *label, float *least, float *gap) {
    return CK_CALL(filter, packed, p, centers, label, least, gap);
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

/* Rows whose numbers lie next to each other: eight rows by eight columns are turned at a time. */
#if CK_X86
/* The first `left` (1 to 8) numbers of a row; the others are 0. */
static inline CK_TARGET_AVX2 __m256 load_single(const float *from, __m256i mask, int left) {
    return left == 8 ? _mm256_loadu_ps(from) : _mm256_maskload_ps(from, mask);
}

static inline CK_TARGET_AVX2 __m256d load_double(const double *from, __m256i mask, int left) {
    return left >= 4 ? _mm256_loadu_pd(from) : _mm256_maskload_pd(from, mask);
}

static inline CK_TARGET_AVX2 void turn(__m256 *r) {
    __m256 a[8], b[8];
    for (int u = 0; u < 8; u += 2) {
        a[u] = _mm256_unpacklo_ps(r[u], r[u + 1]);
        a[u + 1] = _mm256_unpackhi_ps(r[u], r[u + 1]);
    }
    for (int u = 0; u < 8; u += 4)
        for (int v = 0; v < 2; v++) {
            b[u + 2 * v] = _mm256_shuffle_ps(a[u + v], a[u + v + 2], 0x44);
            b[u + 2 * v + 1] = _mm256_shuffle_ps(a[u + v], a[u + v + 2], 0xee);
        }
    for (int u = 0; u < 4; u++) {
        r[u] = _mm256_permute2f128_ps(b[u], b[u + 4], 0x20);
        r[u + 4] = _mm256_permute2f128_ps(b[u], b[u + 4], 0x31);
    }
}

static CK_TARGET_AVX2 void pack_turned(const ck_rows *rows, const int64_t *which, int64_t first,
                                       int count, const double *mean, double scale,
                                       float *packed) {
    const __m256i lane = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    const __m256i wide = _mm256_setr_epi64x(0, 1, 2, 3);
    const int groups = (count + 7) / 8 * 8;
    for (int64_t j = 0; j < rows->p; j += 8) {
        const int left = rows->p - j < 8 ? (int)(rows->p - j) : 8;
        const __m256i mask = _mm256_cmpgt_epi32(_mm256_set1_epi32(left), lane);
        const __m256i low = _mm256_cmpgt_epi64(_mm256_set1_epi64x(left), wide);
        const __m256i high = _mm256_cmpgt_epi64(_mm256_set1_epi64x(left - 4), wide);
        double level[8] = {0};
        float level_single[8];
        for (int u = 0; u < left; u++) level[u] = mean[j + u];
        for (int u = 0; u < 8; u++) level_single[u] = (float)level[u];
        const __m256 off = _mm256_loadu_ps(level_single), times = _mm256_set1_ps((float)scale);
        const __m256d off0 = _mm256_loadu_pd(level), off1 = _mm256_loadu_pd(level + 4);
        const __m256d times_double = _mm256_set1_pd(scale);
        for (int i = 0; i < groups; i += 8) {
            __m256 r[8];
            int64_t at[8]; /* behind the last row: that once more */
            for (int u = 0; u < 8; u++) {
                const int l = i + u < count ? i + u : count - 1;
                at[u] = (which ? which[l] : first + l) * rows->row_stride + j;
            }
            if (rows->single)
                for (int u = 0; u < 8; u++) {
                    const __m256 x = load_single((const float *)rows->data + at[u], mask, left);
                    r[u] = _mm256_mul_ps(_mm256_sub_ps(x, off), times);
                }
            else
                for (int u = 0; u < 8; u++) {
                    const double *from = (const double *)rows->data + at[u];
                    __m256d x = load_double(from, low, left), y = _mm256_setzero_pd();
                    if (left > 4) y = load_double(from + 4, high, left - 4);
                    x = _mm256_mul_pd(_mm256_sub_pd(x, off0), times_double);
                    y = _mm256_mul_pd(_mm256_sub_pd(y, off1), times_double);
                    r[u] = _mm256_set_m128(_mm256_cvtpd_ps(y), _mm256_cvtpd_ps(x));
                }
            turn(r);
            for (int u = 0; u < left; u++)
                _mm256_storeu_ps(packed + (j + u) * CK_BLOCK + i, r[u]);
        }
        for (int u = 0; u < left; u++)
            for (int i = count; i < CK_BLOCK; i++) packed[(j + u) * CK_BLOCK + i] = 0.0f;
    }
}
#endif

float ck_block_pack(const ck_rows *rows, const int64_t *which, int64_t first, int count,
                    const double *mean, double scale, float *packed, float *square) {
    int turned = 0;
#if CK_X86
    /* Singles are scaled in single precision: a factor of that range. */
    turned = rows->column_stride == 1 && ck_level() >= CK_AVX2 && scale > 0x1p-100 &&
             scale < 0x1p100;
    if (turned) pack_turned(rows, which, first, count, mean, scale, packed);
#endif
    if (!turned) CK_CALL(pack, rows, which, first, count, mean, scale, packed);
    return sqrtf(CK_CALL(norms, packed, rows->p, square)) * (1.0f + 0x1p-10f);
}

/* With d1 and d2 the distances to the nearest and the second nearest centre the gap is
 * d2^2 - d1^2, so that d2 - d1 = gap / (d1 + d2). Once `certain` is taken off for the rounding
 * of the gap. Twice more so that, with margin left, the nearest centre stays certain on the
 * grid and off it when the centres have moved: the gap is then (d2 - d1 - moved) (d1' + d2'),
 * and d1' + d2' is more than half of d1 + d2 where that is above twice the way. `off` is for
 * the rounding of d1 itself and of the norms. */
void ck_block_margins(const float *least, const float *gap, const float *square, int count,
                      float reach, float certain, double unit, double moved, uint8_t *margin) {
    const float off = certain + 0x1p-12f * reach * reach;
    float units[CK_BLOCK];
    CK_CALL(margins, least, gap, square, off, certain, (float)(2.0 * (CK_UNITS + 1) * unit),
            (float)(1.0 / unit), (float)moved, units);
    for (int i = 0; i < count; i++) margin[i] = (uint8_t)units[i];
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
