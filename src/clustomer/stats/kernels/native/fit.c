/* Starts and Lloyd's algorithm on a packed problem. */
#include "memory.h"

#include <math.h>

#include "kernels.h"

static int block_rows(const ck_problem *problem, int64_t block) {
    const int64_t left = problem->n - block * CK_BLOCK;
    return left < CK_BLOCK ? (int)left : CK_BLOCK;
}

/* -- packing ---------------------------------------------------------------------------- */

int ck_pack(ck_problem *problem, const double *rows, int64_t n, int64_t p,
            const double *weights) {
    int64_t kept = n;
    double largest = 0.0;
    memset(problem, 0, sizeof(*problem));
    if (weights) {
        kept = 0;
        for (int64_t i = 0; i < n; i++) kept += weights[i] > 0.0;
    }
    problem->n = kept;
    problem->p = p;
    problem->blocks = (kept + CK_BLOCK - 1) / CK_BLOCK;
    problem->rows = ck_room(kept * p, sizeof(double));
    problem->columns = ck_zeros(problem->blocks * CK_BLOCK * p, sizeof(double));
    problem->packed = ck_room(problem->blocks * CK_BLOCK * p, sizeof(float));
    problem->reach = ck_room(problem->blocks, sizeof(float));
    if (weights) problem->weights = ck_zeros(problem->blocks * CK_BLOCK, sizeof(double));
    if (!problem->rows || !problem->columns || !problem->packed || !problem->reach ||
        (weights && !problem->weights)) {
        ck_unpack(problem);
        return CK_NO_MEMORY;
    }
    for (int64_t i = 0, at = 0; i < n; i++) {
        if (weights && !(weights[i] > 0.0)) continue;
        double *column = problem->columns + at / CK_BLOCK * CK_BLOCK * p + at % CK_BLOCK;
        for (int64_t j = 0; j < p; j++) {
            const double value = rows[i * p + j];
            problem->rows[at * p + j] = column[j * CK_BLOCK] = value;
            if (fabs(value) > largest) largest = fabs(value);
        }
        if (weights) problem->weights[at] = weights[i];
        at++;
    }
    int exponent = 0;
    frexp(largest, &exponent);
    problem->scale = largest > 0.0 ? ldexp(1.0, -exponent) : 1.0;
    for (int64_t block = 0; block < problem->blocks; block++) {
        const double *from = problem->columns + block * CK_BLOCK * p;
        float *to = problem->packed + block * CK_BLOCK * p;
        double square[CK_BLOCK] = {0}, longest = 0.0;
        for (int64_t j = 0; j < p; j++)
            for (int i = 0; i < CK_BLOCK; i++) {
                const double value = from[j * CK_BLOCK + i] * problem->scale;
                to[j * CK_BLOCK + i] = (float)value;
                square[i] += value * value;
            }
        for (int i = 0; i < CK_BLOCK; i++) longest = square[i] > longest ? square[i] : longest;
        problem->reach[block] = (float)(sqrt(longest) * (1.0 + 0x1p-20));
    }
    return 0;
}

void ck_unpack(ck_problem *problem) {
    ck_release(problem->rows);
    ck_release(problem->columns);
    ck_release(problem->packed);
    ck_release(problem->reach);
    ck_release(problem->weights);
    problem->rows = problem->columns = problem->weights = NULL;
    problem->packed = problem->reach = NULL;
}

/* -- greedy k-means++ ------------------------------------------------------------------- */

/* reference._drawn: a row by mass, the block first. `values` are masses before weights; NULL
 * where each row has mass 1. */
static int64_t draw(const ck_problem *problem, const double *values, const double *sums,
                    double number) {
    const int64_t n = problem->n, last = problem->blocks - 1;
    double total = 0.0, before = 0.0;
    for (int64_t b = 0; b <= last; b++) total += sums[b];
    if (!(total > 0.0)) {
        const int64_t row = (int64_t)(number * (double)n);
        return row < n - 1 ? row : n - 1;
    }
    const double target = number * total;
    int64_t block = 0;
    double running = sums[0];
    while (block < last && !(running > target)) {
        before = running;
        running += sums[++block];
    }
    const int64_t begin = block * CK_BLOCK;
    const int rows = block_rows(problem, block);
    const double *weights = problem->weights;
    running = before;
    for (int64_t i = begin; i < begin + rows; i++) {
        running += (values ? values[i] : 1.0) * (weights ? weights[i] : 1.0);
        if (running > target) return i;
    }
    for (int64_t i = begin + rows - 1; i > 0; i--)
        if ((values ? values[i] : 1.0) * (weights ? weights[i] : 1.0) > 0.0) return i;
    return 0;
}

static double add_up(const double *sums, int64_t blocks) {
    double total = 0.0;
    for (int64_t b = 0; b < blocks; b++) total += sums[b];
    return total;
}

/* Squared distances of all rows to some centres, each `stride` numbers long; 0 behind n. */
static void reach_out(const ck_problem *problem, const double *const *centers, int count,
                      double *out, int64_t stride, double *block) {
    for (int64_t b = 0; b < problem->blocks; b++) {
        ck_block_distances(problem->columns + b * CK_BLOCK * problem->p, problem->p, centers,
                           count, block);
        const size_t bytes = (size_t)block_rows(problem, b) * sizeof(double);
        for (int c = 0; c < count; c++)
            memcpy(out + c * stride + b * CK_BLOCK, block + c * CK_BLOCK, bytes);
    }
}

int ck_seed(const ck_problem *problem, int k, int tries, const double *uniforms,
            double *centers) {
    const int64_t p = problem->p, blocks = problem->blocks, stride = blocks * CK_BLOCK;
    double *nearest = ck_zeros(stride, sizeof(double));
    double *reached = ck_zeros(stride * tries, sizeof(double));
    double *sums = ck_room(blocks, sizeof(double)), *left = ck_room(blocks * tries, sizeof(double));
    double *block = ck_room((int64_t)tries * CK_BLOCK, sizeof(double));
    const double **chosen = ck_room(tries, sizeof(double *));
    int64_t *candidate = ck_room(tries, sizeof(int64_t));
    int failed = 0;
    if (!nearest || !reached || !sums || !left || !block || !chosen || !candidate) {
        failed = CK_NO_MEMORY;
        goto end;
    }
    for (int64_t b = 0; b < blocks; b++)
        sums[b] = problem->weights ? ck_block_sum(problem->weights + b * CK_BLOCK, NULL)
                                   : (double)block_rows(problem, b);
    const int64_t first = draw(problem, NULL, sums, uniforms[0]);
    memcpy(centers, problem->rows + first * p, (size_t)p * sizeof(double));
    chosen[0] = centers;
    reach_out(problem, chosen, 1, nearest, stride, block);
    for (int64_t b = 0; b < blocks; b++)
        sums[b] = ck_block_sum(nearest + b * CK_BLOCK,
                               problem->weights ? problem->weights + b * CK_BLOCK : NULL);
    for (int c = 1; c < k; c++) {
        const double *numbers = uniforms + 1 + (int64_t)(c - 1) * tries;
        for (int t = 0; t < tries; t++) {
            candidate[t] = draw(problem, nearest, sums, numbers[t]);
            chosen[t] = problem->rows + candidate[t] * p;
        }
        for (int64_t b = 0; b < blocks; b++) {
            const int64_t at = b * CK_BLOCK;
            const double *weights = problem->weights ? problem->weights + at : NULL;
            ck_block_distances(problem->columns + at * p, p, chosen, tries, block);
            for (int t = 0; t < tries; t++) {
                double *to = reached + t * stride + at;
                memcpy(to, block + (int64_t)t * CK_BLOCK, CK_BLOCK * sizeof(double));
                left[t * blocks + b] = ck_block_potential(to, nearest + at, weights);
            }
        }
        int best = 0;
        double least = add_up(left, blocks);
        for (int t = 1; t < tries; t++) {
            const double total = add_up(left + t * blocks, blocks);
            if (total < least) {
                least = total;
                best = t;
            }
        }
        memcpy(centers + (int64_t)c * p, chosen[best], (size_t)p * sizeof(double));
        memcpy(nearest, reached + best * stride, (size_t)stride * sizeof(double));
        memcpy(sums, left + best * blocks, (size_t)blocks * sizeof(double));
    }
end:
    ck_release(nearest);
    ck_release(reached);
    ck_release(sums);
    ck_release(left);
    ck_release(block);
    ck_release(chosen);
    ck_release(candidate);
    return failed;
}

/* -- labels ----------------------------------------------------------------------------- */

/* Label one block: the filter, then the exact definition for what is not certain. */
static void label_block(const float *packed, const double *rows, int count, int64_t p,
                        const ck_centers *filter, const double *centers, float certain,
                        int32_t *label, float *gap) {
    if (ck_block_filter(packed, p, filter, label, NULL, gap) > certain) return;
    for (int i = 0; i < count; i++)
        if (!(gap[i] > certain)) label[i] = ck_nearest(rows + i * p, filter->k, centers, p);
}

int ck_label(const ck_problem *problem, int k, const double *centers, int32_t *labels) {
    const int64_t p = problem->p;
    int32_t label[CK_BLOCK];
    float gap[CK_BLOCK];
    ck_centers filter;
    if (ck_centers_room(&filter, k, p)) return CK_NO_MEMORY;
    ck_centers_set(&filter, centers, p, problem->scale);
    for (int64_t b = 0; b < problem->blocks; b++) {
        const int64_t at = b * CK_BLOCK;
        const int count = block_rows(problem, b);
        label_block(problem->packed + at * p, problem->rows + at * p, count, p, &filter, centers,
                    ck_certain(p, problem->reach[b], filter.longest, 0.0f), label, gap);
        memcpy(labels + at, label, (size_t)count * sizeof(int32_t));
    }
    ck_centers_free(&filter);
    return 0;
}

/* -- Lloyd's algorithm ------------------------------------------------------------------ */

static void move_row(double *sums, const double *row, int64_t p, double times) {
    for (int64_t j = 0; j < p; j++) sums[j] += times * row[j];
    sums[p] += times;
}

/* Label all rows; with `sums` keep the sums of the clusters up to date. Returns how many
 * labels changed. Labels of -1 are in no sum yet. */
static int64_t relabel(const ck_problem *problem, const ck_centers *filter, const double *centers,
                       int32_t *labels, double *sums) {
    const int64_t p = problem->p;
    const ck_mover mover = ck_best_mover();
    int64_t changed = 0;
    int32_t label[CK_BLOCK];
    float gap[CK_BLOCK];
    for (int64_t b = 0; b < problem->blocks; b++) {
        const int64_t at = b * CK_BLOCK;
        const int count = block_rows(problem, b);
        label_block(problem->packed + at * p, problem->rows + at * p, count, p, filter, centers,
                    ck_certain(p, problem->reach[b], filter->longest, 0.0f), label, gap);
        if (!memcmp(labels + at, label, (size_t)count * sizeof(int32_t))) continue;
        for (int i = 0; i < count; i++) {
            const int32_t old = labels[at + i];
            if (old == label[i]) continue;
            changed++;
            labels[at + i] = label[i];
            if (!sums) continue;
            const double times = problem->weights ? problem->weights[at + i] : 1.0;
            const double *row = problem->rows + (at + i) * p;
            mover.move(row, p, times, sums + label[i] * (p + 1),
                       old >= 0 ? sums + old * (p + 1) : NULL);
        }
    }
    return changed;
}

static void add_all(const ck_problem *problem, int k, const int32_t *labels, double *sums) {
    const int64_t p = problem->p;
    memset(sums, 0, (size_t)(k * (p + 1)) * sizeof(double));
    for (int64_t i = 0; i < problem->n; i++) {
        const double times = problem->weights ? problem->weights[i] : 1.0;
        move_row(sums + labels[i] * (p + 1), problem->rows + i * p, p, times);
    }
}

/* reference._relocate, by repeated search: empty clusters are rare and few. */
static int relocate(const ck_problem *problem, int k, const double *centers,
                    const int32_t *labels, double *sums) {
    const int64_t n = problem->n, p = problem->p;
    double *distance = NULL;
    int failed = 0;
    int *empty = ck_room(k, sizeof(int)), n_empty = 0;
    if (!empty) return CK_NO_MEMORY;
    for (int c = 0; c < k; c++)
        if (!(sums[c * (p + 1) + p] > 0.0)) empty[n_empty++] = c;
    if (n_empty && !(distance = ck_room(n, sizeof(double)))) failed = CK_NO_MEMORY;
    if (!n_empty || failed) goto end;
    for (int64_t i = 0; i < n; i++)
        distance[i] = ck_distance(problem->rows + i * p, centers + labels[i] * p, p);
    for (int e = 0; e < n_empty; e++) {
        int64_t far = 0;
        for (int64_t i = 1; i < n; i++)
            if (distance[i] > distance[far]) far = i;
        if (!(distance[far] > 0.0)) break;
        const double times = problem->weights ? problem->weights[far] : 1.0;
        double *to = sums + (int64_t)empty[e] * (p + 1);
        move_row(sums + labels[far] * (p + 1), problem->rows + far * p, p, -times);
        memset(to, 0, (size_t)(p + 1) * sizeof(double));
        move_row(to, problem->rows + far * p, p, times);
        distance[far] = -1.0;
    }
end:
    ck_release(distance);
    ck_release(empty);
    return failed;
}

/* Move the centres to the means of their sums; returns the sum of squared shifts. */
static double move_centers(int k, int64_t p, const double *sums, double *centers) {
    double shift = 0.0;
    for (int c = 0; c < k; c++) {
        const double *sum = sums + (int64_t)c * (p + 1);
        for (int64_t j = 0; j < p; j++) {
            double *at = centers + (int64_t)c * p + j;
            const double moved = sum[p] > 0.0 ? sum[j] / sum[p] : *at;
            shift += (moved - *at) * (moved - *at);
            *at = moved;
        }
    }
    return shift;
}

static double inertia_of(const ck_problem *problem, const double *centers,
                         const int32_t *labels) {
    const int64_t p = problem->p;
    double total = 0.0;
    for (int64_t b = 0; b < problem->blocks; b++) {
        const int64_t at = b * CK_BLOCK;
        double distance[CK_BLOCK] = {0};
        for (int i = 0; i < block_rows(problem, b); i++)
            distance[i] =
                ck_distance(problem->rows + (at + i) * p, centers + labels[at + i] * p, p);
        total += ck_block_sum(distance, problem->weights ? problem->weights + at : NULL);
    }
    return total;
}

int ck_lloyd(const ck_problem *problem, int k, int exact, int max_iter, double enough,
             double *centers, int32_t *labels, ck_run *run) {
    const int64_t n = problem->n, size = k * (problem->p + 1);
    double *kept = ck_zeros(size, sizeof(double)), *sums = ck_room(size, sizeof(double));
    ck_centers filter = {0};
    int failed = ck_centers_room(&filter, k, problem->p);
    if (!kept || !sums) failed = CK_NO_MEMORY;
    if (failed) goto end;
    for (int64_t i = 0; i < n; i++) labels[i] = -1;
    ck_centers_set(&filter, centers, problem->p, problem->scale);
    relabel(problem, &filter, centers, labels, exact ? kept : NULL);
    run->n_iter = run->converged = 0;
    while (run->n_iter < max_iter && !run->converged) {
        if (exact)
            memcpy(sums, kept, (size_t)size * sizeof(double));
        else
            add_all(problem, k, labels, sums);
        if ((failed = relocate(problem, k, centers, labels, sums))) goto end;
        const double shift = move_centers(k, problem->p, sums, centers);
        ck_centers_set(&filter, centers, problem->p, problem->scale);
        const int64_t changed = relabel(problem, &filter, centers, labels, exact ? kept : NULL);
        run->n_iter++;
        run->converged = shift <= enough || !changed;
    }
    run->inertia = inertia_of(problem, centers, labels);
end:
    ck_centers_free(&filter);
    ck_release(kept);
    ck_release(sums);
    return failed;
}

int ck_best_of(const ck_problem *problem, int k, int tries, int n_init, const double *uniforms,
               int64_t n_uniforms, int exact, int max_iter, double enough, double *centers,
               int32_t *labels, ck_run *run) {
    const int64_t n = problem->n, size = k * problem->p;
    double *own = ck_room(size, sizeof(double));
    int32_t *own_labels = ck_room(n, sizeof(int32_t));
    int failed = own && own_labels ? 0 : CK_NO_MEMORY;
    for (int start = 0; start < n_init && !failed; start++) {
        ck_run here;
        failed = ck_seed(problem, k, tries, uniforms + start * n_uniforms, own);
        if (!failed)
            failed = ck_lloyd(problem, k, exact, max_iter, enough, own, own_labels, &here);
        if (failed || (start && !(here.inertia < run->inertia))) continue;
        *run = here;
        memcpy(centers, own, (size_t)size * sizeof(double));
        memcpy(labels, own_labels, (size_t)n * sizeof(int32_t));
    }
    ck_release(own);
    ck_release(own_labels);
    return failed;
}
