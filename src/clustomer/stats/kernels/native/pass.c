/* Single passes over rows of any number, as they are: nothing is copied. */
#include "memory.h"

#include <math.h>

#include "kernels.h"
#include "levels.h"

/* Grid.rows for one row. */
static void on_grid(const ck_rows *rows, int64_t i, const ck_grid *grid, double *out) {
    for (int64_t j = 0; j < rows->p; j++) {
        const double value = (ck_value_at(rows, i, j) - grid->mean[j]) * grid->inverse[j];
        out[j] = ((value + CK_ROUND) - CK_ROUND) * grid->step[j] + 0.0;
    }
}

/* -- one step of Lloyd's algorithm ------------------------------------------------------ */

typedef struct {
    const ck_rows *rows;
    const double *weights, *centers; /* centres: relative to the grid's mean */
    const ck_bounds *bounds;
    int k;
    ck_grid grid;
    double *inverse, *row, *level;
    double scale, unit; /* unit: of the margins, times scale */
    float slack;        /* how far a packed row may be from the one that is meant */
    ck_centers filter;
    float *packed;
    int64_t *starts; /* k + 1 */
    int32_t *labels;
    double *sums;
    int64_t changed, *unsure, n_unsure;
} step_of;

static void step_free(step_of *s) {
    ck_centers_free(&s->filter);
    ck_release(s->inverse);
    ck_release(s->row);
    ck_release(s->level);
    ck_release(s->packed);
    ck_release(s->starts);
}

static int step_room(step_of *s, const double *mean, const double *step) {
    const int64_t p = s->rows->p, size = s->k * p;
    double *shifted = ck_room(size, sizeof(double));
    s->inverse = ck_room(p, sizeof(double));
    s->row = ck_room(p, sizeof(double));
    s->level = ck_room(p, sizeof(double));
    s->packed = ck_room(p * CK_BLOCK, sizeof(float));
    s->starts = ck_room(s->k + 1, sizeof(int64_t));
    if (!shifted || !s->inverse || !s->row || !s->level || !s->packed || !s->starts ||
        ck_centers_room(&s->filter, s->k, p)) {
        ck_release(shifted);
        return CK_NO_MEMORY;
    }
    double largest = 0.0, slack = 0.0;
    for (int64_t j = 0; j < p; j++) {
        s->inverse[j] = step[j] > 0.0 ? 1.0 / step[j] : 0.0;
        slack += step[j] > 0.0 ? step[j] * step[j] : CK_TINY * CK_TINY; /* packed, not 0 */
        if (step[j] > largest) largest = step[j];
        /* A level of their own precision is taken off singles without rounding twice. */
        s->level[j] = s->rows->single ? (double)(float)mean[j] : mean[j];
    }
    s->grid = (ck_grid){mean, step, s->inverse};
    /* Steps are the same share of every column's largest value (20 to 50 binary digits), so
     * that packed values stay within single precision. */
    s->scale = largest > 0.0 ? 0x1p-40 / largest : 1.0;
    s->slack = (float)(sqrt(slack) * s->scale);
    s->unit = s->bounds ? s->bounds->unit * s->scale : 0.0;
    for (int64_t i = 0; i < size; i++)
        shifted[i] = s->centers[i] + (mean[i % p] - s->level[i % p]);
    ck_centers_set(&s->filter, shifted, p, s->scale);
    ck_release(shifted);
    return 0;
}

/* Order rows by their cluster and add those of each cluster. */
static void add_by_cluster(step_of *s, const int64_t *which, int n, const int32_t *cluster,
                           double sign) {
    int64_t ordered[CK_BLOCK], *starts = s->starts, from = 0;
    memset(starts, 0, (size_t)(s->k + 1) * sizeof(int64_t));
    for (int l = 0; l < n; l++) starts[cluster[l] + 1]++;
    for (int c = 0; c < s->k; c++) starts[c + 1] += starts[c];
    for (int l = 0; l < n; l++) ordered[starts[cluster[l]]++] = which[l];
    for (int64_t c = 0; c < s->k; c++) { /* each start has become an end */
        if (starts[c] > from)
            ck_add_rows(s->rows, ordered + from, (int)(starts[c] - from), &s->grid, sign,
                        s->sums + c * (s->rows->p + 1));
        from = starts[c];
    }
}

/* Take rows from the clusters `from` (-1: none) to `to`. */
static void move_rows(step_of *s, const int64_t *which, int n, const int32_t *from,
                      const int32_t *to) {
    const int64_t p = s->rows->p;
    if (s->rows->column_stride == 1 && s->weights) {
        ck_move_rows(s->rows, which, n, from, to, s->weights, &s->grid, s->row, s->sums);
    } else if (s->rows->column_stride == 1) {
        int64_t place[CK_BLOCK];
        int32_t left[CK_BLOCK];
        int n_left = 0;
        for (int l = 0; l < n; l++) {
            place[n_left] = which[l];
            left[n_left] = from[l];
            n_left += from[l] >= 0;
        }
        add_by_cluster(s, which, n, to, 1.0);
        if (n_left) add_by_cluster(s, place, n_left, left, -1.0);
    } else {
        const ck_mover mover = ck_best_mover();
        for (int l = 0; l < n; l++) {
            on_grid(s->rows, which[l], &s->grid, s->row);
            mover.move(s->row, p, s->weights ? s->weights[which[l]] : 1.0,
                       s->sums + to[l] * (p + 1), from[l] < 0 ? NULL : s->sums + from[l] * (p + 1));
        }
    }
}

/* Compare again what single precision cannot tell. */
static void look_closely(step_of *s, const int64_t *which, int count, const float *gap,
                         float certain, int32_t *label) {
    for (int i = 0; i < count; i++)
        if (!(gap[i] > certain)) {
            on_grid(s->rows, which[i], &s->grid, s->row);
            label[i] = ck_nearest(s->row, s->k, s->centers, s->rows->p);
            s->unsure[s->n_unsure++] = which[i];
        }
}

/* Label up to CK_BLOCK rows and move those whose label changes. */
static void step_rows(step_of *s, const int64_t *which, int count) {
    int32_t label[CK_BLOCK], from[CK_BLOCK], to[CK_BLOCK];
    int64_t moved[CK_BLOCK];
    float gap[CK_BLOCK], least[CK_BLOCK], square[CK_BLOCK];
    uint8_t margin[CK_BLOCK];
    const int64_t p = s->rows->p, first = which[0];
    const int dense = which[count - 1] - first == count - 1; /* they follow each other */
    const float reach = ck_block_pack(s->rows, dense ? NULL : which, first, count, s->level,
                                      s->scale, s->packed, square);
    const float certain = ck_certain(p, reach, s->filter.longest, s->slack);
    const int sure = ck_block_filter(s->packed, p, &s->filter, label,
                                     s->bounds ? least : NULL, gap) > certain;
    if (s->bounds) {
        const float longest = s->filter.longest + (float)((CK_UNITS + 1) * s->unit);
        ck_block_margins(least, gap, square, count, reach,
                         ck_certain(p, reach, longest, s->slack), s->unit, s->bounds->moved,
                         margin);
        for (int i = 0; i < count; i++) s->bounds->margin[which[i]] = margin[i];
    }
    if (!sure) look_closely(s, which, count, gap, certain, label);
    int n_moved = 0, n_new = 0;
    for (int i = 0; dense && i < count; i++) {
        n_moved += label[i] != s->labels[first + i];
        n_new += s->labels[first + i] < 0;
    }
    if (dense && !n_moved) return;
    s->changed += n_moved;
    if (n_new == count && !s->weights && s->rows->column_stride == 1) {
        memcpy(s->labels + first, label, (size_t)count * sizeof(int32_t));
        add_by_cluster(s, which, count, label, 1.0);
        return;
    }
    n_moved = 0;
    for (int i = 0; i < count; i++) {
        const int32_t old = s->labels[which[i]];
        moved[n_moved] = which[i];
        from[n_moved] = old;
        to[n_moved] = label[i];
        s->labels[which[i]] = label[i];
        n_moved += label[i] != old;
    }
    if (n_moved) move_rows(s, moved, n_moved, from, to);
    if (!dense) s->changed += n_moved;
}

/* Append the rows of a block whose margin may be used up; returns the new length. */
static int look_again(const uint8_t *margin, int64_t first, int count, int used, int64_t *which,
                      int n) {
    int i = 0;
#if CK_X86
    const __m128i limit = _mm_set1_epi8((char)used);
    for (; i + 16 <= count; i += 16) {
        const __m128i here = _mm_loadu_si128((const __m128i *)(margin + first + i));
        int bits = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(here, limit), limit));
        for (; bits; bits &= bits - 1) which[n++] = first + i + __builtin_ctz((unsigned)bits);
    }
#endif
    for (; i < count; i++) {
        which[n] = first + i;
        n += margin[first + i] <= used;
    }
    return n;
}

int ck_step(const ck_rows *rows, const double *weights, const double *mean, const double *step,
            int k, const double *centers, const ck_bounds *bounds, int32_t *labels, double *sums,
            int64_t *changed, int64_t *unsure, int64_t *n_unsure) {
    step_of s = {.rows = rows, .weights = weights, .centers = centers, .bounds = bounds, .k = k,
                 .labels = labels, .sums = sums, .unsure = unsure};
    int64_t which[2 * CK_BLOCK];
    const int used = bounds && bounds->moved < CK_UNITS ? (int)bounds->moved : CK_UNITS;
    int n = 0;
    const int failed = step_room(&s, mean, step);
    for (int64_t first = 0; first < rows->n && !failed; first += CK_BLOCK) {
        const int count = rows->n - first < CK_BLOCK ? (int)(rows->n - first) : CK_BLOCK;
        if (bounds)
            n = look_again(bounds->margin, first, count, used, which, n);
        else
            for (int i = 0; i < count; i++) which[n++] = first + i;
        if (n < CK_BLOCK) continue;
        step_rows(&s, which, CK_BLOCK);
        n -= CK_BLOCK;
        memcpy(which, which + CK_BLOCK, (size_t)n * sizeof(int64_t));
    }
    if (n) step_rows(&s, which, n);
    *changed = s.changed;
    *n_unsure = s.n_unsure;
    step_free(&s);
    return failed;
}

/* -- other passes ----------------------------------------------------------------------- */

int ck_label_rows(const ck_rows *rows, const double *weights, const double *mean, double scale,
                  int k, const double *centers, int32_t *labels, double *inertia) {
    const int64_t n = rows->n, p = rows->p;
    double *row = ck_room(p, sizeof(double)), *moved = ck_room(k * p, sizeof(double));
    double *times = ck_zeros(CK_BLOCK, sizeof(double)), *level = ck_room(p, sizeof(double));
    float *packed = ck_room(p * CK_BLOCK, sizeof(float));
    ck_centers filter = {0};
    int32_t label[CK_BLOCK];
    float gap[CK_BLOCK], square[CK_BLOCK];
    int failed = ck_centers_room(&filter, k, p);
    if (!row || !moved || !times || !level || !packed) failed = CK_NO_MEMORY;
    if (failed) goto end;
    for (int64_t j = 0; j < p; j++) level[j] = rows->single ? (double)(float)mean[j] : mean[j];
    for (int64_t i = 0; i < k * p; i++) moved[i] = centers[i] - level[i % p];
    ck_centers_set(&filter, moved, p, scale);
    if (inertia) *inertia = 0.0;
    for (int64_t first = 0; first < n; first += CK_BLOCK) {
        const int count = n - first < CK_BLOCK ? (int)(n - first) : CK_BLOCK;
        const float reach = ck_block_pack(rows, NULL, first, count, level, scale, packed, square);
        const float certain = ck_certain(p, reach, filter.longest, 0.0f);
        double distance[CK_BLOCK] = {0};
        ck_block_filter(packed, p, &filter, label, NULL, gap);
        for (int64_t i = 0; i < count; i++) {
            const int unsure = !(gap[i] > certain);
            if (unsure || inertia) {
                for (int64_t j = 0; j < p; j++) row[j] = ck_value_at(rows, first + i, j);
                if (unsure) label[i] = ck_nearest(row, k, centers, p);
                if (inertia) distance[i] = ck_distance(row, centers + (int64_t)label[i] * p, p);
            }
            labels[first + i] = label[i];
        }
        if (!inertia) continue;
        if (weights) memcpy(times, weights + first, (size_t)count * sizeof(double));
        *inertia += ck_block_sum(distance, weights ? times : NULL);
    }
end:
    ck_centers_free(&filter);
    ck_release(row);
    ck_release(moved);
    ck_release(times);
    ck_release(level);
    ck_release(packed);
    return failed;
}

int ck_nearest_two(const ck_rows *rows, int k, const double *centers, int32_t *label,
                   double *distance, int32_t *second_label, double *second_distance) {
    const int64_t n = rows->n, p = rows->p;
    double *columns = ck_zeros(p * CK_BLOCK, sizeof(double));
    if (!columns) return CK_NO_MEMORY;
    int32_t near[CK_BLOCK], next[CK_BLOCK];
    double to_near[CK_BLOCK], to_next[CK_BLOCK];
    for (int64_t first = 0; first < n; first += CK_BLOCK) {
        const int64_t count = n - first < CK_BLOCK ? n - first : CK_BLOCK;
        for (int64_t j = 0; j < p; j++)
            for (int64_t i = 0; i < count; i++)
                columns[j * CK_BLOCK + i] = ck_value_at(rows, first + i, j);
        ck_block_nearest_two(columns, p, k, centers, near, to_near, next, to_next);
        for (int64_t i = 0; k == 1 && i < count; i++) next[i] = -1;
        memcpy(label + first, near, (size_t)count * sizeof(int32_t));
        memcpy(distance + first, to_near, (size_t)count * sizeof(double));
        memcpy(second_label + first, next, (size_t)count * sizeof(int32_t));
        memcpy(second_distance + first, to_next, (size_t)count * sizeof(double));
    }
    ck_release(columns);
    return 0;
}

int ck_squared(const ck_rows *rows, int k, const double *centers, double *out) {
    const int64_t n = rows->n, p = rows->p;
    double *columns = ck_zeros(p * CK_BLOCK, sizeof(double));
    double *block = ck_room((int64_t)k * CK_BLOCK, sizeof(double));
    const double **each = ck_room(k, sizeof(double *));
    const int failed = columns && block && each ? 0 : CK_NO_MEMORY;
    for (int c = 0; c < k && !failed; c++) each[c] = centers + (int64_t)c * p;
    for (int64_t first = 0; first < n && !failed; first += CK_BLOCK) {
        const int64_t count = n - first < CK_BLOCK ? n - first : CK_BLOCK;
        for (int64_t j = 0; j < p; j++)
            for (int64_t i = 0; i < count; i++)
                columns[j * CK_BLOCK + i] = ck_value_at(rows, first + i, j);
        ck_block_distances(columns, p, each, k, block);
        for (int64_t i = 0; i < count; i++)
            for (int c = 0; c < k; c++) out[(first + i) * k + c] = block[c * CK_BLOCK + i];
    }
    ck_release(columns);
    ck_release(block);
    ck_release(each);
    return failed;
}
