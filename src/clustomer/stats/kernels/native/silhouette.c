/* Sums of Euclidean distances by cluster, each distance computed once for all partitions.
 *
 * Single precision adds at most CK_CHAIN distances in a register and CK_FLUSH rows before
 * the sums go to double precision: the relative error of a sum stays near 1e-7. Contraction
 * (FMA) is allowed here; the last digits may differ between processors. */
#include "memory.h"

#include <math.h>

#include "kernels.h"
#include "levels.h"

#define CK_CHAIN 64
#define CK_FLUSH 256

typedef struct {
    const double *values, *weights;
    const int32_t *codes;
    const int64_t *order, *run_end; /* run_end[j]: where the run of equal codes around j ends */
    int64_t n, p, m, n_sums, first, last;
    double scale;
    double *out;
} ck_sums_job;

typedef float F4 __attribute__((vector_size(16), aligned(4)));
typedef double D2 __attribute__((vector_size(16), aligned(8)));

static inline F4 sqrt_f4(F4 v) { return (F4){sqrtf(v[0]), sqrtf(v[1]), sqrtf(v[2]), sqrtf(v[3])}; }
static inline D2 sqrt_d2(D2 v) { return (D2){sqrt(v[0]), sqrt(v[1])}; }

#define S_GROUP 4

#define CK_TARGET
#define CK_FN(name) name##_single_baseline
#define S_TYPE float
#define S_VEC F4
#define S_WIDTH 4
#define S_ALL(v) ((F4){(v), (v), (v), (v)})
#define S_LOAD(from) (*(const F4 *)(from))
#define S_STORE(to, v) (*(F4 *)(to) = (v))
#define S_SUB(a, b) ((a) - (b))
#define S_ADD(a, b) ((a) + (b))
#define S_FMA(a, b, c) ((a) * (b) + (c))
#define S_SQRT(v) sqrt_f4(v)
#include "silhouette.inc.h"
#undef CK_FN
#undef S_TYPE
#undef S_VEC
#undef S_WIDTH
#undef S_ALL
#undef S_LOAD
#undef S_STORE
#undef S_SQRT
#define CK_FN(name) name##_double_baseline
#define S_TYPE double
#define S_VEC D2
#define S_WIDTH 2
#define S_ALL(v) ((D2){(v), (v)})
#define S_LOAD(from) (*(const D2 *)(from))
#define S_STORE(to, v) (*(D2 *)(to) = (v))
#define S_SQRT(v) sqrt_d2(v)
#include "silhouette.inc.h"
#undef CK_TARGET
#undef CK_FN
#undef S_TYPE
#undef S_VEC
#undef S_WIDTH
#undef S_ALL
#undef S_LOAD
#undef S_STORE
#undef S_SUB
#undef S_ADD
#undef S_FMA
#undef S_SQRT

#if CK_X86
#define CK_TARGET CK_TARGET_AVX2
#define CK_FN(name) name##_single_avx2
#define S_TYPE float
#define S_VEC __m256
#define S_WIDTH 8
#define S_ALL(v) _mm256_set1_ps(v)
#define S_LOAD(from) _mm256_loadu_ps(from)
#define S_STORE(to, v) _mm256_storeu_ps(to, v)
#define S_SUB(a, b) _mm256_sub_ps(a, b)
#define S_ADD(a, b) _mm256_add_ps(a, b)
#define S_FMA(a, b, c) _mm256_fmadd_ps(a, b, c)
#define S_SQRT(v) _mm256_sqrt_ps(v)
#include "silhouette.inc.h"
#undef CK_FN
#undef S_TYPE
#undef S_VEC
#undef S_WIDTH
#undef S_ALL
#undef S_LOAD
#undef S_STORE
#undef S_SUB
#undef S_ADD
#undef S_FMA
#undef S_SQRT
#define CK_FN(name) name##_double_avx2
#define S_TYPE double
#define S_VEC __m256d
#define S_WIDTH 4
#define S_ALL(v) _mm256_set1_pd(v)
#define S_LOAD(from) _mm256_loadu_pd(from)
#define S_STORE(to, v) _mm256_storeu_pd(to, v)
#define S_SUB(a, b) _mm256_sub_pd(a, b)
#define S_ADD(a, b) _mm256_add_pd(a, b)
#define S_FMA(a, b, c) _mm256_fmadd_pd(a, b, c)
#define S_SQRT(v) _mm256_sqrt_pd(v)
#include "silhouette.inc.h"
#undef CK_TARGET
#undef CK_FN
#undef S_TYPE
#undef S_VEC
#undef S_WIDTH
#undef S_ALL
#undef S_LOAD
#undef S_STORE
#undef S_SUB
#undef S_ADD
#undef S_FMA
#undef S_SQRT
#define CK_TARGET CK_TARGET_AVX512
#define CK_FN(name) name##_single_avx512
#define S_TYPE float
#define S_VEC __m512
#define S_WIDTH 16
#define S_ALL(v) _mm512_set1_ps(v)
#define S_LOAD(from) _mm512_loadu_ps(from)
#define S_STORE(to, v) _mm512_storeu_ps(to, v)
#define S_SUB(a, b) _mm512_sub_ps(a, b)
#define S_ADD(a, b) _mm512_add_ps(a, b)
#define S_FMA(a, b, c) _mm512_fmadd_ps(a, b, c)
#define S_SQRT(v) _mm512_sqrt_ps(v)
#include "silhouette.inc.h"
#undef CK_FN
#undef S_TYPE
#undef S_VEC
#undef S_WIDTH
#undef S_ALL
#undef S_LOAD
#undef S_STORE
#undef S_SUB
#undef S_ADD
#undef S_FMA
#undef S_SQRT
#define CK_FN(name) name##_double_avx512
#define S_TYPE double
#define S_VEC __m512d
#define S_WIDTH 8
#define S_ALL(v) _mm512_set1_pd(v)
#define S_LOAD(from) _mm512_loadu_pd(from)
#define S_STORE(to, v) _mm512_storeu_pd(to, v)
#define S_SUB(a, b) _mm512_sub_pd(a, b)
#define S_ADD(a, b) _mm512_add_pd(a, b)
#define S_FMA(a, b, c) _mm512_fmadd_pd(a, b, c)
#define S_SQRT(v) _mm512_sqrt_pd(v)
#include "silhouette.inc.h"
#endif

static int same_codes(const int32_t *codes, int64_t m, int64_t a, int64_t b) {
    return !memcmp(codes + a * m, codes + b * m, (size_t)m * sizeof(int32_t));
}

int ck_distance_sums(const double *values, int64_t n, int64_t p, const int32_t *codes,
                     const double *weights, int m, int n_sums, const int64_t *order,
                     int64_t first, int64_t last, int precise, double *out) {
    int64_t *run_end = ck_room(n, sizeof(int64_t));
    if (!run_end) return CK_NO_MEMORY;
    for (int64_t j = n - 1; j >= 0; j--) {
        const int joined = j + 1 < n && !weights && same_codes(codes, m, order[j], order[j + 1]);
        run_end[j] = joined ? run_end[j + 1] : j + 1;
    }
    double largest = 0.0;
    for (int64_t i = 0; i < n * p; i++)
        if (fabs(values[i]) > largest) largest = fabs(values[i]);
    int exponent = 0;
    frexp(largest, &exponent);
    if (exponent < -1000) exponent = -1000; /* 2^1000 is a number */
    const ck_sums_job job = {values, weights, codes, order, run_end, n,    p,
                             m,      n_sums,  first, last,  largest > 0.0 ? ldexp(1.0, -exponent) : 1.0,
                             out};
    const int failed = precise ? CK_CALL(sums_double, &job) : CK_CALL(sums_single, &job);
    ck_release(run_end);
    return failed;
}
