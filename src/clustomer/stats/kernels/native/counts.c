/* How many rows two clusters share. */
#include "kernels.h"

int ck_overlap(const int32_t *first, const int32_t *second, int64_t n, int k, int64_t *counts) {
    for (int64_t i = 0; i < n; i++) {
        const int32_t a = first[i], b = second[i];
        if (a < 0 || a >= k || b < 0 || b >= k) return 1;
        counts[(int64_t)a * k + b]++;
    }
    return 0;
}
