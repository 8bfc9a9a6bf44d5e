# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
# cython: initializedcheck=False, embedsignature=True
"""The C functions of `native/`, for arrays. Arguments are checked in compiled.py.

Every call releases the interpreter while it computes.
"""

from libc.stdint cimport int32_t, int64_t, uint8_t, uint64_t

cdef extern from "native/kernels.h" nogil:
    ctypedef struct ck_problem:
        int64_t n

    ctypedef struct ck_run:
        double inertia
        int n_iter
        int converged

    ctypedef struct ck_rows:
        const void *data
        int single
        int64_t n, p, row_stride, column_stride

    ctypedef struct ck_bounds:
        uint8_t *margin
        double unit, moved

    int ck_best_level()
    int ck_level()
    int ck_use_level(int level)
    int ck_pack(ck_problem *problem, const double *rows, int64_t n, int64_t p,
                const double *weights)
    void ck_unpack(ck_problem *problem)
    int ck_best_of(const ck_problem *problem, int k, int tries, int n_init,
                   const double *uniforms, int64_t n_uniforms, int exact, int max_iter,
                   double enough, double *centers, int32_t *labels, ck_run *run)
    int ck_lloyd(const ck_problem *problem, int k, int exact, int max_iter, double enough,
                 double *centers, int32_t *labels, ck_run *run)
    int ck_label(const ck_problem *problem, int k, const double *centers, int32_t *labels)
    int ck_step(const ck_rows *rows, const double *weights, const double *mean,
                const double *step, int k, const double *centers, const ck_bounds *bounds,
                int32_t *labels, double *sums, int64_t *changed, int64_t *unsure,
                int64_t *n_unsure)
    int ck_label_rows(const ck_rows *rows, const double *weights, const double *mean,
                      double scale, int k, const double *centers, int32_t *labels,
                      double *inertia)
    int64_t ck_survey(const ck_rows *rows, double *low, double *high, double *sum,
                      double *square)
    void ck_row_keys(const ck_rows *rows, const uint64_t *column_keys, uint64_t seed,
                     uint64_t *out)
    int64_t ck_draw(const ck_rows *rows, const uint64_t *column_keys, uint64_t seed,
                    const double *mean, const double *weights, double even, double far,
                    double most, int64_t *drawn, double *rates)
    int ck_nearest_two(const ck_rows *rows, int k, const double *centers, int32_t *label,
                       double *distance, int32_t *second_label, double *second_distance)
    int ck_squared(const ck_rows *rows, int k, const double *centers, double *out)
    int ck_distance_sums(const double *values, int64_t n, int64_t p, const int32_t *codes,
                         const double *weights, int m, int n_sums, const int64_t *order,
                         int64_t first, int64_t last, int precise, double *out)
    int ck_overlap(const int32_t *first, const int32_t *second, int64_t n, int k,
                   int64_t *counts)


def best_level():
    """Return the best level of vector units of this machine: 0 baseline, 1 AVX2, 2 AVX-512."""
    return ck_best_level()


def level():
    """Return the level in use."""
    return ck_level()


def use_level(int level):
    """Use at most this level from now on (for tests); return what is used."""
    return ck_use_level(level)


cdef class Packed:
    """Rows in the forms that the C loops read, without those of weight 0."""

    cdef ck_problem problem

    def __cinit__(self, const double[:, ::1] rows, const double[::1] weights):
        cdef const double *own = NULL if weights is None else &weights[0]
        cdef int failed
        with nogil:
            failed = ck_pack(&self.problem, &rows[0, 0], rows.shape[0], rows.shape[1], own)
        if failed:
            raise MemoryError

    def __dealloc__(self):
        ck_unpack(&self.problem)

    @property
    def n(self):
        """Rows."""
        return self.problem.n


def best_of(Packed packed, int k, int tries, const double[:, ::1] uniforms, int exact,
            int max_iter, double enough, double[:, ::1] centers, int32_t[::1] labels):
    """Fit all starts, write the best; return inertia, iterations, whether it converged."""
    cdef ck_run run
    cdef int failed
    with nogil:
        failed = ck_best_of(&packed.problem, k, tries, <int> uniforms.shape[0], &uniforms[0, 0],
                            uniforms.shape[1], exact, max_iter, enough, &centers[0, 0],
                            &labels[0], &run)
    if failed:
        raise MemoryError
    return run.inertia, run.n_iter, run.converged


def lloyd(Packed packed, int exact, int max_iter, double enough, double[:, ::1] centers,
          int32_t[::1] labels):
    """Run Lloyd's algorithm from `centers`, in place; return as `best_of`."""
    cdef ck_run run
    cdef int failed
    with nogil:
        failed = ck_lloyd(&packed.problem, <int> centers.shape[0], exact, max_iter, enough,
                          &centers[0, 0], &labels[0], &run)
    if failed:
        raise MemoryError
    return run.inertia, run.n_iter, run.converged


def label(Packed packed, const double[:, ::1] centers, int32_t[::1] labels):
    """Write the nearest centre of every packed row."""
    cdef int failed
    with nogil:
        failed = ck_label(&packed.problem, <int> centers.shape[0], &centers[0, 0], &labels[0])
    if failed:
        raise MemoryError


ctypedef fused real:
    float
    double


cdef ck_rows rows_of(const real[:, :] X) noexcept:
    cdef ck_rows rows
    rows.data = &X[0, 0]
    rows.single = real is float
    rows.n = X.shape[0]
    rows.p = X.shape[1]
    rows.row_stride = X.strides[0] // <Py_ssize_t> sizeof(real)
    rows.column_stride = X.strides[1] // <Py_ssize_t> sizeof(real)
    return rows


def step(const real[:, :] X, const double[::1] weights, const double[::1] mean,
         const double[::1] grid, const double[:, ::1] centers, uint8_t[::1] margins,
         double unit, double moved, int32_t[::1] labels, double[:, ::1] sums,
         int64_t[::1] unsure):
    """One pass: labels and sums in place; return how many labels changed, and are unsure."""
    cdef ck_rows rows = rows_of(X)
    cdef ck_bounds bounds = ck_bounds(NULL, unit, moved)
    cdef const double *times = NULL if weights is None else &weights[0]
    cdef int64_t changed = 0, n_unsure = 0
    cdef int failed
    with nogil:
        if margins is not None:
            bounds.margin = &margins[0]
        failed = ck_step(&rows, times, &mean[0], &grid[0], <int> centers.shape[0],
                         &centers[0, 0], NULL if margins is None else &bounds, &labels[0],
                         &sums[0, 0], &changed, &unsure[0], &n_unsure)
    if failed:
        raise MemoryError
    return changed, n_unsure


def label_rows(const real[:, :] X, const double[::1] weights, const double[::1] mean,
               double scale, const double[:, ::1] centers, int32_t[::1] labels,
               bint want_inertia):
    """Write the nearest centre of every row; return the inertia, 0 where it is not wanted."""
    cdef ck_rows rows = rows_of(X)
    cdef const double *times = NULL if weights is None else &weights[0]
    cdef double inertia = 0.0
    cdef int failed
    with nogil:
        failed = ck_label_rows(&rows, times, &mean[0], scale, <int> centers.shape[0],
                               &centers[0, 0], &labels[0], &inertia if want_inertia else NULL)
    if failed:
        raise MemoryError
    return inertia


def survey(const real[:, :] X, double[::1] low, double[::1] high, double[::1] total,
           double[::1] square):
    """Write range, sum and spread of each column; return whether all values are finite."""
    cdef ck_rows rows = rows_of(X)
    cdef int64_t wrong
    with nogil:
        wrong = ck_survey(&rows, &low[0], &high[0], &total[0], &square[0])
    if wrong < 0:
        raise MemoryError
    return wrong == 0


def row_keys(const real[:, :] X, const uint64_t[::1] column_keys, uint64_t seed,
             uint64_t[::1] out):
    """Write a number for each row, of its values only."""
    cdef ck_rows rows = rows_of(X)
    with nogil:
        ck_row_keys(&rows, &column_keys[0], seed, &out[0])


def draw(const real[:, :] X, const uint64_t[::1] column_keys, uint64_t seed,
         const double[::1] mean, const double[::1] weights, double even, double far,
         double most, int64_t[::1] drawn, double[::1] rates):
    """Write the places and rates of the rows that are drawn; return how many there are."""
    cdef ck_rows rows = rows_of(X)
    cdef const double *times = NULL if weights is None else &weights[0]
    cdef int64_t n
    with nogil:
        n = ck_draw(&rows, &column_keys[0], seed, &mean[0], times, even, far, most, &drawn[0],
                    &rates[0])
    return n


def nearest_two(const real[:, :] X, const double[:, ::1] centers, int32_t[::1] label,
                double[::1] distance, int32_t[::1] second_label, double[::1] second_distance):
    """Write the nearest two centres of every row, and their squared distances."""
    cdef ck_rows rows = rows_of(X)
    cdef int failed
    with nogil:
        failed = ck_nearest_two(&rows, <int> centers.shape[0], &centers[0, 0], &label[0],
                                &distance[0], &second_label[0], &second_distance[0])
    if failed:
        raise MemoryError


def squared(const real[:, :] X, const double[:, ::1] centers, double[:, ::1] out):
    """Write the squared distances of every row to every centre."""
    cdef ck_rows rows = rows_of(X)
    cdef int failed
    with nogil:
        failed = ck_squared(&rows, <int> centers.shape[0], &centers[0, 0], &out[0, 0])
    if failed:
        raise MemoryError


def distance_sums(const double[:, ::1] values, const int32_t[:, ::1] codes,
                  const double[:, ::1] weights, const int64_t[::1] order, int64_t first,
                  int precise, double[:, ::1] out):
    """Write the sums of distances of the rows from `first` on, as many as `out` has lines."""
    cdef const double *times = NULL if weights is None else &weights[0, 0]
    cdef int failed
    with nogil:
        failed = ck_distance_sums(&values[0, 0], values.shape[0], values.shape[1], &codes[0, 0],
                                  times, <int> codes.shape[1], <int> out.shape[1], &order[0],
                                  first, first + out.shape[0], precise, &out[0, 0])
    if failed:
        raise MemoryError


def overlaps(const int32_t[:, ::1] first, const int32_t[:, ::1] others, int64_t[:, :, ::1] counts):
    """Add up the rows that clusters share; return False where a label is out of range.

    `first` holds one partition for all, or one for each of the others.
    """
    cdef Py_ssize_t i, m = others.shape[0]
    cdef int64_t n = others.shape[1]
    cdef int k = <int> counts.shape[1], wrong = 0
    cdef bint one = first.shape[0] == 1
    with nogil:
        for i in range(m):
            wrong |= ck_overlap(&first[0 if one else i, 0], &others[i, 0], n, k,
                                &counts[i, 0, 0])
    return not wrong
