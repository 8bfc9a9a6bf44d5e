/* First looks at rows of any number: the range of each column, and a sample.
 *
 * A row is drawn when a number made of its own values, uniform on [0, 1), lies below its
 * rate. So neither the order of the rows nor that of the columns plays a part. */
#include "memory.h"

#include <math.h>

#include "kernels.h"
#include "levels.h"

/* Steele, Lea & Flood (2014), the finaliser of SplitMix64. */
static inline uint64_t mix(uint64_t z) {
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static inline uint64_t bits_of(double value) {
    uint64_t out;
    value += 0.0; /* -0 is 0 */
    memcpy(&out, &value, sizeof(out));
    return out;
}

#define CK_TARGET
#define CK_FN(name) name##_baseline
#include "survey.inc.h"
#undef CK_TARGET
#undef CK_FN
#if CK_X86
#define CK_TARGET CK_TARGET_AVX2
#define CK_FN(name) name##_avx2
#include "survey.inc.h"
#undef CK_TARGET
#undef CK_FN
#define CK_TARGET CK_TARGET_AVX512
#define CK_FN(name) name##_avx512
#include "survey.inc.h"
#endif

int64_t ck_survey(const ck_rows *rows, double *low, double *high, double *sum, double *square) {
    int64_t wrong = 0;
    double *level = ck_room(rows->p, sizeof(double));
    if (!level) return CK_NO_MEMORY;
    for (int64_t j = 0; j < rows->p; j++) {
        level[j] = ck_value_at(rows, 0, j);
        low[j] = INFINITY;
        high[j] = -INFINITY;
        sum[j] = square[j] = 0.0;
    }
    CK_CALL(survey, rows, level, low, high, sum, square);
    for (int64_t j = 0; j < rows->p; j++) {
        /* NaN and infinity stay in a sum; finite values may overflow it: look again. */
        if (!(sum[j] - sum[j] == 0.0))
            for (int64_t i = 0; i < rows->n; i++) wrong += !isfinite(ck_value_at(rows, i, j));
        square[j] -= sum[j] * sum[j] / (double)rows->n; /* from the first row to the mean */
        sum[j] += (double)rows->n * level[j];
    }
    ck_release(level);
    return wrong;
}

void ck_row_keys(const ck_rows *rows, const uint64_t *column_keys, uint64_t seed,
                 uint64_t *out) {
    CK_CALL(row_keys, rows, column_keys, seed, out);
}

static double away_from(const ck_rows *rows, int64_t i, const double *mean) {
    double sum = 0.0;
    for (int64_t j = 0; j < rows->p; j++) {
        const double away = ck_value_at(rows, i, j) - mean[j];
        sum += away * away;
    }
    return sum;
}

int64_t ck_draw(const ck_rows *rows, const uint64_t *column_keys, uint64_t seed,
                const double *mean, const double *weights, double even, double far, double most,
                int64_t *drawn, double *rates) {
    int64_t n = 0;
    uint64_t numbers[CK_BLOCK];
    double squares[CK_BLOCK];
    const double highest = even + far * most;
    const int few = highest < 0.1; /* then only for rows that may be drawn */
    for (int64_t first = 0; first < rows->n; first += CK_BLOCK) {
        ck_rows part = *rows;
        const int64_t at = first * rows->row_stride;
        part.n = rows->n - first < CK_BLOCK ? rows->n - first : CK_BLOCK;
        part.data = rows->single ? (const void *)((const float *)rows->data + at)
                                 : (const void *)((const double *)rows->data + at);
        ck_row_keys(&part, column_keys, seed, numbers);
        if (!few) CK_CALL(away, &part, mean, squares);
        for (int64_t i = 0; i < part.n; i++) {
            const double number = (double)(numbers[i] >> 11) * 0x1p-53;
            const double weight = weights ? weights[first + i] : 1.0;
            if (few && number >= weight * highest) continue;
            const double square = few ? away_from(&part, i, mean) : squares[i];
            const double rate = weight * (even + far * square);
            if (number >= rate) continue;
            drawn[n] = first + i;
            rates[n++] = rate < 1.0 ? rate : 1.0;
        }
    }
    return n;
}
