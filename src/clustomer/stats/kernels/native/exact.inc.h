/* Body of exact.c for one level. Doubles only, no contraction: the same bits everywhere. */

typedef double VD __attribute__((vector_size(CK_WIDTH), aligned(8)));
typedef int64_t VL __attribute__((vector_size(CK_WIDTH), aligned(8)));

#define VW ((int)(CK_WIDTH / sizeof(double)))
#define SELECT(mask, yes, no) ((VD)(((mask) & (VL)(yes)) | (~(mask) & (VL)(no))))

static CK_TARGET void CK_FN(distances)(const double *columns, int64_t p,
                                       const double *const *centers, int count, double *out) {
    for (int c = 0; c < count; c++) {
        const double *center = centers[c];
        for (int i = 0; i < CK_BLOCK; i += 4 * VW) {
            VD sum[4] = {{0}};
            for (int64_t j = 0; j < p; j++) {
                const VD *x = (const VD *)(columns + j * CK_BLOCK + i);
                for (int u = 0; u < 4; u++) {
                    const VD difference = x[u] - center[j];
                    sum[u] += difference * difference;
                }
            }
            for (int u = 0; u < 4; u++) *(VD *)(out + c * CK_BLOCK + i + u * VW) = sum[u];
        }
    }
}

static CK_TARGET void CK_FN(nearest_two)(const double *columns, int64_t p, int k,
                                         const double *centers, int32_t *label, double *distance,
                                         int32_t *second_label, double *second_distance) {
    for (int i = 0; i < CK_BLOCK; i += 2 * VW) {
        VD best[2], second[2];
        VL at[2], after[2];
        for (int u = 0; u < 2; u++) {
            best[u] = second[u] = (VD){0} + INFINITY;
            at[u] = (VL){0};
            after[u] = (VL){0};
        }
        for (int c = 0; c < k; c++) {
            VD sum[2] = {{0}};
            const double *center = centers + (int64_t)c * p;
            for (int64_t j = 0; j < p; j++) {
                const VD *x = (const VD *)(columns + j * CK_BLOCK + i);
                for (int u = 0; u < 2; u++) {
                    const VD difference = x[u] - center[j];
                    sum[u] += difference * difference;
                }
            }
            const VL here = (VL){0} + c;
            for (int u = 0; u < 2; u++) {
                const VL nearer = (VL)(sum[u] < best[u]);
                const VL next = (VL)(sum[u] < second[u]);
                second[u] = SELECT(nearer, best[u], SELECT(next, sum[u], second[u]));
                after[u] = (nearer & at[u]) | (~nearer & ((next & here) | (~next & after[u])));
                best[u] = SELECT(nearer, sum[u], best[u]);
                at[u] = (nearer & here) | (~nearer & at[u]);
            }
        }
        for (int u = 0; u < 2; u++)
            for (int l = 0; l < VW; l++) {
                const int row = i + u * VW + l;
                label[row] = (int32_t)at[u][l];
                distance[row] = best[u][l];
                second_label[row] = (int32_t)after[u][l];
                second_distance[row] = second[u][l];
            }
    }
}

/* The lanes of reference.block_sums, in vectors: lane l of a block is l modulo 8. */
#define LANE_VECTORS (CK_LANES / VW)

static inline CK_TARGET double CK_FN(add_lanes)(const VD *lanes) {
    const double *lane = (const double *)lanes;
    double sum = lane[0];
    for (int l = 1; l < CK_LANES; l++) sum += lane[l];
    return sum;
}

static CK_TARGET double CK_FN(potential)(double *values, const double *limits,
                                         const double *weights) {
    VD lanes[LANE_VECTORS] = {{0}};
    for (int i = 0; i < CK_BLOCK; i += CK_LANES)
        for (int v = 0; v < LANE_VECTORS; v++) {
            const int at = i + v * VW;
            VD *value = (VD *)(values + at);
            const VD limit = *(const VD *)(limits + at);
            const VD least = SELECT((VL)(limit < *value), limit, *value);
            *value = least;
            lanes[v] += weights ? least * *(const VD *)(weights + at) : least;
        }
    return CK_FN(add_lanes)(lanes);
}

static CK_TARGET double CK_FN(block_sum)(const double *values, const double *weights) {
    VD lanes[LANE_VECTORS] = {{0}};
    for (int i = 0; i < CK_BLOCK; i += CK_LANES)
        for (int v = 0; v < LANE_VECTORS; v++) {
            const int at = i + v * VW;
            const VD value = *(const VD *)(values + at);
            lanes[v] += weights ? value * *(const VD *)(weights + at) : value;
        }
    return CK_FN(add_lanes)(lanes);
}

/* Add a row of numbers that lie next to each other, times `times`, to one sum and take it from
 * another (not if NULL). */
static CK_TARGET void CK_FN(move)(const double *restrict row, int64_t p, double times,
                                  double *restrict plus, double *restrict minus) {
    for (int64_t j = 0; j < p; j++) plus[j] += times * row[j];
    plus[p] += times;
    if (!minus) return;
    for (int64_t j = 0; j < p; j++) minus[j] -= times * row[j];
    minus[p] -= times;
}

/* Grid.rows for one row of doubles or singles that lie next to each other. */
#define GRID(from)                                                                                \
    for (int64_t j = 0; j < p; j++) {                                                             \
        const double value = ((double)(from)[j] - mean[j]) * inverse[j];                          \
        out[j] = ((value + CK_ROUND) - CK_ROUND) * step[j] + 0.0;                                 \
    }
static CK_TARGET void CK_FN(grid)(const void *data, int single, int64_t p, const ck_grid *grid,
                                  double *restrict out) {
    const double *restrict mean = grid->mean, *restrict inverse = grid->inverse;
    const double *restrict step = grid->step;
    if (single)
        GRID((const float *)data)
    else
        GRID((const double *)data)
}

/* Grid and move for the rows of a list. */
static CK_TARGET void CK_FN(move_rows)(const ck_rows *rows, const int64_t *which, int n,
                                       const int32_t *from, const int32_t *to,
                                       const double *weights, const ck_grid *grid,
                                       double *restrict row, double *restrict sums) {
    const int64_t p = rows->p, size = rows->single ? sizeof(float) : sizeof(double);
    for (int l = 0; l < n; l++) {
        const char *data = (const char *)rows->data + which[l] * rows->row_stride * size;
        CK_FN(grid)(data, rows->single, p, grid, row);
        CK_FN(move)(row, p, weights ? weights[which[l]] : 1.0, sums + (int64_t)to[l] * (p + 1),
                    from[l] < 0 ? NULL : sums + (int64_t)from[l] * (p + 1));
    }
}

/* Columns j.. of the rows of a list, `width` at a time: whole steps in two sums. */
#define ADD(V, from_type, width)                                                                  \
    for (; j + (width) <= p; j += (width)) {                                                      \
        typedef from_type FROM __attribute__((vector_size((width) * sizeof(from_type)),           \
                                              aligned(sizeof(from_type))));                       \
        V even = {0}, odd = {0};                                                                  \
        const V mean = *(const V *)(grid->mean + j), inverse = *(const V *)(grid->inverse + j);   \
        const from_type *data = (const from_type *)rows->data + j;                                \
        int l = 0;                                                                                \
        for (; l + 2 <= n; l += 2) {                                                              \
            const FROM *a = (const FROM *)(data + which[l] * rows->row_stride);                   \
            const FROM *b = (const FROM *)(data + which[l + 1] * rows->row_stride);               \
            even += ((__builtin_convertvector(*a, V) - mean) * inverse + CK_ROUND) - CK_ROUND;    \
            odd += ((__builtin_convertvector(*b, V) - mean) * inverse + CK_ROUND) - CK_ROUND;     \
        }                                                                                         \
        if (l < n) {                                                                              \
            const FROM *a = (const FROM *)(data + which[l] * rows->row_stride);                   \
            even += ((__builtin_convertvector(*a, V) - mean) * inverse + CK_ROUND) - CK_ROUND;    \
        }                                                                                         \
        *(V *)(sum + j) += (even + odd) * (*(const V *)(grid->step + j) * sign);                  \
    }

static CK_TARGET void CK_FN(add_rows)(const ck_rows *rows, const int64_t *which, int n,
                                      const ck_grid *grid, double sign, double *restrict sum) {
    const int64_t p = rows->p;
    int64_t j = 0;
    if (rows->single) {
        ADD(VD, float, VW)
        ADD(V4, float, 4)
        ADD(V2, float, 2)
        ADD(V1, float, 1)
    } else {
        ADD(VD, double, VW)
        ADD(V4, double, 4)
        ADD(V2, double, 2)
        ADD(V1, double, 1)
    }
    sum[p] += sign * n;
}

#undef ADD
#undef GRID
#undef VW
#undef LANE_VECTORS
#undef SELECT
#undef VD
#undef VL
