/* Body of survey.c for one level. Whole numbers, comparisons and sums that need not repeat
 * their last digits: the compiler may use any vectors. */

/* The loops over one row are written for numbers that lie next to each other. */
#define ROW_LOOP(type)                                                                            \
    for (int64_t i = 0; i < rows->n; i++) {                                                       \
        const type *row = (const type *)rows->data + i * rows->row_stride;                        \
        uint64_t sum = seed;                                                                      \
        for (int64_t j = 0; j < p; j++) sum += mix(bits_of((double)row[j]) ^ keys[j]);            \
        out[i] = mix(sum);                                                                        \
    }

static CK_TARGET void CK_FN(row_keys)(const ck_rows *rows, const uint64_t *restrict keys,
                                      uint64_t seed, uint64_t *restrict out) {
    const int64_t p = rows->p;
    if (rows->column_stride == 1 && rows->single) {
        ROW_LOOP(float)
    } else if (rows->column_stride == 1) {
        ROW_LOOP(double)
    } else {
        for (int64_t i = 0; i < rows->n; i++) out[i] = seed;
        for (int64_t j = 0; j < p; j++)
            for (int64_t i = 0; i < rows->n; i++)
                out[i] += mix(bits_of(ck_value_at(rows, i, j)) ^ keys[j]);
        for (int64_t i = 0; i < rows->n; i++) out[i] = mix(out[i]);
    }
}

#undef ROW_LOOP

#define SURVEY(type)                                                                              \
    for (int64_t i = 0; i < rows->n; i++) {                                                       \
        const type *row = (const type *)rows->data + i * rows->row_stride;                        \
        for (int64_t j = 0; j < p; j++) {                                                         \
            const double value = (double)row[j], away = value - level[j];                         \
            low[j] = value < low[j] ? value : low[j];                                             \
            high[j] = value > high[j] ? value : high[j];                                          \
            sum[j] += away;                                                                       \
            square[j] += away * away;                                                             \
        }                                                                                         \
    }

static CK_TARGET void CK_FN(survey)(const ck_rows *rows, const double *restrict level,
                                    double *restrict low, double *restrict high,
                                    double *restrict sum, double *restrict square) {
    const int64_t p = rows->p;
    if (rows->column_stride == 1 && rows->single) {
        SURVEY(float)
    } else if (rows->column_stride == 1) {
        SURVEY(double)
    } else {
        for (int64_t j = 0; j < p; j++)
            for (int64_t i = 0; i < rows->n; i++) {
                const double value = ck_value_at(rows, i, j), away = value - level[j];
                low[j] = value < low[j] ? value : low[j];
                high[j] = value > high[j] ? value : high[j];
                sum[j] += away;
                square[j] += away * away;
            }
    }
}

#undef SURVEY

#define AWAY(type)                                                                                \
    for (int64_t i = 0; i < rows->n; i++) {                                                       \
        const type *row = (const type *)rows->data + i * rows->row_stride;                        \
        double sum = 0.0;                                                                         \
        for (int64_t j = 0; j < rows->p; j++) {                                                   \
            const double away = (double)row[j] - mean[j];                                         \
            sum += away * away;                                                                   \
        }                                                                                         \
        out[i] = sum;                                                                             \
    }

/* Squared distances to the mean, columns in their order. */
static CK_TARGET void CK_FN(away)(const ck_rows *rows, const double *restrict mean,
                                  double *restrict out) {
    if (rows->column_stride == 1 && rows->single) {
        AWAY(float)
    } else if (rows->column_stride == 1) {
        AWAY(double)
    } else {
        for (int64_t i = 0; i < rows->n; i++) out[i] = 0.0;
        for (int64_t j = 0; j < rows->p; j++)
            for (int64_t i = 0; i < rows->n; i++) {
                const double away = ck_value_at(rows, i, j) - mean[j];
                out[i] += away * away;
            }
    }
}

#undef AWAY
