/* The compiled kernel: what the Cython layer calls.
 *
 * Definitions are those of reference.py, bit for bit. All functions are pure C11, take
 * no lock and no Python object, use one thread and are safe to run side by side.
 * Arrays are dense and row-major unless a stride is given. Functions that return int
 * return 0, or CK_NO_MEMORY.
 */
#ifndef CLUSTOMER_KERNELS_H
#define CLUSTOMER_KERNELS_H

#include <stdint.h>

#define CK_NO_MEMORY (-1)
#define CK_BLOCK 256 /* rows of one block: reference.BLOCK */
#define CK_LANES 8   /* numbers of one step of a block sum: reference.LANES */
#define CK_TINY 0x1p-460 /* columns that spread no more have step 0: problem._TINY */

/* -- levels of the processor's vector units ------------------------------------------- */

enum { CK_BASELINE = 0, CK_AVX2 = 1, CK_AVX512 = 2 };

int ck_best_level(void);     /* what this processor can do, of what was compiled */
int ck_level(void);          /* what is used */
int ck_use_level(int level); /* for tests: use at most this level; returns what is used */

/* -- rows (problem.py) --------------------------------------------------- */

typedef struct {
    int64_t n;            /* rows */
    int64_t p;            /* columns */
    int64_t blocks;       /* ceil(n / CK_BLOCK) */
    double *rows;         /* n x p */
    double *weights;      /* blocks x CK_BLOCK, all above 0 but zeros at the end; or NULL */
    double *columns;      /* blocks x p x CK_BLOCK, zeros behind the last row */
    float *packed;        /* the same in single precision, times `scale` */
    float *reach;         /* blocks: the largest norm of a packed row */
    double scale;         /* a power of two: packed values lie within -1 to 1 */
} ck_problem;

/* Copy the rows whose weight is above 0; all where `weights` is NULL. */
int ck_pack(ck_problem *problem, const double *rows, int64_t n, int64_t p,
            const double *weights);
void ck_unpack(ck_problem *problem);

/* A view of rows as they are: single or double precision, strides in numbers. */
typedef struct {
    const void *data;
    int single;
    int64_t n, p, row_stride, column_stride;
} ck_rows;

static inline double ck_value_at(const ck_rows *rows, int64_t i, int64_t j) {
    const int64_t at = i * rows->row_stride + j * rows->column_stride;
    return rows->single ? (double)((const float *)rows->data)[at]
                        : ((const double *)rows->data)[at];
}

/* -- many small fits (fit.c) ----------------------------------------------------------- */

/* Choose k centres by greedy k-means++; `uniforms` holds 1 + (k - 1) * tries numbers. */
int ck_seed(const ck_problem *problem, int k, int tries, const double *uniforms, double *centers);

typedef struct {
    double inertia;
    int n_iter;
    int converged;
} ck_run;

/* Run Lloyd's algorithm from `centers` (k x p), in place; labels of the packed rows.
 * `exact`: weights are whole numbers (or NULL), so that sums may be kept up to date row by
 * row. */
int ck_lloyd(const ck_problem *problem, int k, int exact, int max_iter, double enough,
             double *centers, int32_t *labels, ck_run *run);

/* The best of n_init starts, the first of equal ones. */
int ck_best_of(const ck_problem *problem, int k, int tries, int n_init, const double *uniforms,
               int64_t n_uniforms, int exact, int max_iter, double enough, double *centers,
               int32_t *labels, ck_run *run);

/* Label rows by the nearest centre. */
int ck_label(const ck_problem *problem, int k, const double *centers, int32_t *labels);

/* -- one pass over rows of any number (pass.c) ----------------------------------------- */

/* What earlier passes knew. A row's margin is how much farther its second nearest centre is
 * than its nearest, in whole units, plus how far the centres had come when it was written;
 * 0 where nothing is known. While it is above how far they have come, no other centre can be
 * nearer (Hamerly, 2010). */
typedef struct {
    uint8_t *margin; /* n */
    double unit;     /* in the units of the rows */
    double moved;    /* how far the two that moved most have come since the first pass: units */
} ck_bounds;

/* reference.step: label rows and keep the sums (k x (p + 1)) of the clusters; returns the
 * number of changed labels in *changed. `weights` and `bounds` may be NULL. `unsure` (room for
 * n) gets the rows whose nearest centre was not certain in single precision. */
int ck_step(const ck_rows *rows, const double *weights, const double *mean, const double *step,
            int k, const double *centers, const ck_bounds *bounds, int32_t *labels, double *sums,
            int64_t *changed, int64_t *unsure, int64_t *n_unsure);

/* reference.label: the nearest of k centres of rows as they are, not on a grid, and the
 * (weighted) sum of squared distances. `mean` is any level that is taken off before single
 * precision. */
int ck_label_rows(const ck_rows *rows, const double *weights, const double *mean, double scale,
                  int k, const double *centers, int32_t *labels, double *inertia);

/* reference.nearest_two on rows as they are; with k = 1 the second label is -1. */
int ck_nearest_two(const ck_rows *rows, int k, const double *centers, int32_t *label,
                   double *distance, int32_t *second_label, double *second_distance);

/* reference.squared on rows as they are: n x k squared distances. */
int ck_squared(const ck_rows *rows, int k, const double *centers, double *out);

/* -- exact pieces (exact.c) ------------------------------------------------------------ */

/* Blocks hold CK_BLOCK rows, columnar (p x CK_BLOCK); what lies behind the last row is
 * computed like the rest and must be harmless (zeros). */

/* Squared distances of the rows of a block to `count` centres: count x CK_BLOCK. */
void ck_block_distances(const double *columns, int64_t p, const double *const *centers, int count,
                        double *out);

/* The nearest and the second nearest of k centres (k x p) for the rows of a block. With
 * k = 1 the second distance is infinite and its label means nothing. */
void ck_block_nearest_two(const double *columns, int64_t p, int k, const double *centers,
                          int32_t *label, double *distance, int32_t *second_label,
                          double *second_distance);

/* values = min(values, limits); returns the block sum of the result, times `weights` where
 * these are not NULL. */
double ck_block_potential(double *values, const double *limits, const double *weights);

/* reference.block_sums of one block, of values times weights where these are not NULL. */
double ck_block_sum(const double *values, const double *weights);

/* A grid (problem.py): what is taken off, the distance of its points and one over that (0 for
 * 0). */
typedef struct {
    const double *mean, *step, *inverse;
} ck_grid;

/* Adding `times` x row to one sum and taking it from another (not if NULL); Grid.rows for one
 * row whose numbers lie next to each other. Picked once, called for single rows. */
typedef struct {
    void (*move)(const double *row, int64_t p, double times, double *plus, double *minus);
    void (*grid)(const void *data, int single, int64_t p, const ck_grid *grid, double *out);
} ck_mover;

ck_mover ck_best_mover(void);

/* Rows on their grid in sums of clusters, row by row: row which[l] goes from the sum of from[l]
 * (-1: none) to that of to[l]. Its numbers lie next to each other; `row` has room for one. */
void ck_move_rows(const ck_rows *rows, const int64_t *which, int n, const int32_t *from,
                  const int32_t *to, const double *weights, const ck_grid *grid, double *row,
                  double *sums);

/* The sum of n rows, whose numbers lie next to each other, on their grid and times `sign`, onto
 * `sum`, and n onto sum[p]. In any order, for such sums are exact. */
void ck_add_rows(const ck_rows *rows, const int64_t *which, int n, const ck_grid *grid,
                 double sign, double *sum);

/* Adding and taking it off rounds a number below 2^51 to a whole one, half to even. */
#define CK_ROUND 0x1.8p52

/* Squared distance of one row to one centre; the nearest of k centres, the first of equals. */
double ck_distance(const double *row, const double *center, int64_t p);
int32_t ck_nearest(const double *row, int k, const double *centers, int64_t p);

/* -- the filter (filter.c) ------------------------------------------------------------- */

/* Centres as the filter reads them: four at a time, for each column four factors. */
typedef struct {
    int k;         /* centres */
    int padded;    /* k rounded up to a multiple of 4 */
    float *factor; /* padded / 4 x p x 4: -2 c */
    float *offset; /* padded: |c|^2, infinite behind k */
    float longest; /* the largest norm of a centre */
} ck_centers;

int ck_centers_room(ck_centers *centers, int k, int64_t p);
void ck_centers_set(ck_centers *centers, const double *from, int64_t p, double scale);
void ck_centers_free(ck_centers *centers);

/* Label the rows of a packed block by |c|^2 - 2 c.x in single precision, ties to the lowest;
 * `least` (may be NULL) is that value, `gap` the second best minus it. Returns the smallest
 * gap. */
float ck_block_filter(const float *packed, int64_t p, const ck_centers *centers,
                      int32_t *label, float *least, float *gap);

/* A gap above this is certain: rounding cannot have changed the order. `reach` is the largest
 * norm of a row, `slack` the largest distance of a packed row to the one that is meant. */
float ck_certain(int64_t p, float reach, float longest, float slack);

/* The packed form of up to CK_BLOCK rows given in double or single precision: minus mean,
 * times scale; `square` are their squared norms. Returns the largest norm. The rows are
 * `which`; NULL: those from `first` on. In single precision mean must be of that precision. */
float ck_block_pack(const ck_rows *rows, const int64_t *which, int64_t first, int count,
                    const double *mean, double scale, float *packed, float *square);

/* The margins of up to CK_BLOCK rows from what filter and pack say; see ck_bounds. `certain`
 * must hold for any centres that these can become while margins last. */
void ck_block_margins(const float *least, const float *gap, const float *square, int count,
                      float reach, float certain, double unit, double moved, uint8_t *margin);

/* A row's margin and how far centres have come count up to this: beyond, look again. */
#define CK_UNITS 255

/* -- sums of distances (silhouette.c) --------------------------------------------------- */

/* For the rows first..last-1 of `values` (n x p) sum the Euclidean distances to all rows by
 * cluster. Row j adds weights[j * m + i] (1 where NULL) times its distance to the sum
 * codes[j * m + i]; out is (last - first) x n_sums. `order` lists all rows so that equal
 * lines of codes are neighbours. */
int ck_distance_sums(const double *values, int64_t n, int64_t p, const int32_t *codes,
                     const double *weights, int m, int n_sums, const int64_t *order,
                     int64_t first, int64_t last, int precise, double *out);

/* -- counting (counts.c) ---------------------------------------------------------------- */

/* counts[a * k + b] += 1 for each row of two partitions; returns 0, or 1 where a label is
 * out of range. */
int ck_overlap(const int32_t *first, const int32_t *second, int64_t n, int k, int64_t *counts);

/* -- first looks (survey.c) ------------------------------------------------------------- */

/* Range and sum of each column, and the sum of squares around its mean; returns 0, or more
 * where a value is not finite. */
int64_t ck_survey(const ck_rows *rows, double *low, double *high, double *sum, double *square);

/* A number of 64 bits for each row, of its values and of nothing else: equal rows, equal
 * numbers; the order of the columns does not matter. */
void ck_row_keys(const ck_rows *rows, const uint64_t *column_keys, uint64_t seed,
                 uint64_t *out);

/* Draw rows, each with the rate weight * (even + far * |x - mean|^2), at most 1. Writes their
 * places and rates (room for all rows) and returns how many there are. No |x - mean|^2 is
 * above `most`. */
int64_t ck_draw(const ck_rows *rows, const uint64_t *column_keys, uint64_t seed,
                const double *mean, const double *weights, double even, double far, double most,
                int64_t *drawn, double *rates);

#endif
