/* Double precision with the bits of reference.py. Compiled without contraction (FMA). */
#include <math.h>
#include <stddef.h>

#include "kernels.h"
#include "levels.h"

typedef double V4 __attribute__((vector_size(32), aligned(8)));
typedef double V2 __attribute__((vector_size(16), aligned(8)));
typedef double V1 __attribute__((vector_size(8), aligned(8)));

#define CK_TARGET
#define CK_WIDTH 16
#define CK_FN(name) name##_baseline
#define VD VD_baseline
#define VL VL_baseline
#include "exact.inc.h"
#undef CK_TARGET
#undef CK_WIDTH
#undef CK_FN
#if CK_X86
#define CK_TARGET CK_TARGET_AVX2
#define CK_WIDTH 32
#define CK_FN(name) name##_avx2
#define VD VD_avx2
#define VL VL_avx2
#include "exact.inc.h"
#undef CK_TARGET
#undef CK_WIDTH
#undef CK_FN
#define CK_TARGET CK_TARGET_AVX512
#define CK_WIDTH 64
#define CK_FN(name) name##_avx512
#define VD VD_avx512
#define VL VL_avx512
#include "exact.inc.h"
#undef CK_TARGET
#undef CK_WIDTH
#undef CK_FN
#endif

static int limit = CK_AVX512; /* written by tests only */

int ck_best_level(void) {
#if CK_X86
    static int found = -1; /* every thread would write the same number */
    int level = __atomic_load_n(&found, __ATOMIC_RELAXED);
    if (level < 0) {
        __builtin_cpu_init();
        level = CK_BASELINE;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
            level = CK_AVX2;
            if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
                __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw"))
                level = CK_AVX512;
        }
        __atomic_store_n(&found, level, __ATOMIC_RELAXED);
    }
    return level;
#else
    return CK_BASELINE;
#endif
}

int ck_level(void) {
    const int best = ck_best_level(), most = __atomic_load_n(&limit, __ATOMIC_RELAXED);
    return best < most ? best : most;
}

int ck_use_level(int level) {
    __atomic_store_n(&limit, level, __ATOMIC_RELAXED);
    return ck_level();
}

void ck_block_distances(const double *columns, int64_t p, const double *const *centers, int count,
                        double *out) {
    CK_CALL(distances, columns, p, centers, count, out);
}

void ck_block_nearest_two(const double *columns, int64_t p, int k, const double *centers,
                          int32_t *label, double *distance, int32_t *second_label,
                          double *second_distance) {
    CK_CALL(nearest_two, columns, p, k, centers, label, distance, second_label, second_distance);
}

double ck_block_potential(double *values, const double *limits, const double *weights) {
    return CK_CALL(potential, values, limits, weights);
}

double ck_block_sum(const double *values, const double *weights) {
    return CK_CALL(block_sum, values, weights);
}

ck_mover ck_best_mover(void) {
#if CK_X86
    if (ck_level() == CK_AVX512) return (ck_mover){move_avx512, grid_avx512};
    if (ck_level() == CK_AVX2) return (ck_mover){move_avx2, grid_avx2};
#endif
    return (ck_mover){move_baseline, grid_baseline};
}

void ck_move_rows(const ck_rows *rows, const int64_t *which, int n, const int32_t *from,
                  const int32_t *to, const double *weights, const ck_grid *grid, double *row,
                  double *sums) {
    CK_CALL(move_rows, rows, which, n, from, to, weights, grid, row, sums);
}

void ck_add_rows(const ck_rows *rows, const int64_t *which, int n, const ck_grid *grid,
                 double sign, double *sum) {
    CK_CALL(add_rows, rows, which, n, grid, sign, sum);
}

double ck_distance(const double *row, const double *center, int64_t p) {
    double sum = 0.0;
    for (int64_t j = 0; j < p; j++) {
        const double difference = row[j] - center[j];
        sum += difference * difference;
    }
    return sum;
}

int32_t ck_nearest(const double *row, int k, const double *centers, int64_t p) {
    int32_t label = 0;
    double best = ck_distance(row, centers, p);
    for (int c = 1; c < k; c++) {
        const double distance = ck_distance(row, centers + (int64_t)c * p, p);
        if (distance < best) {
            best = distance;
            label = c;
        }
    }
    return label;
}
