/* Body of silhouette.c for one level and one precision: see there for the macros S_*.
 *
 * S_GROUP vectors of rows i meet every row j. Rows with equal codes stand together, so that
 * their distances are first added in registers and then once to each of the m sums. */

#define GROUP_ROWS (S_GROUP * S_WIDTH)

static CK_TARGET void CK_FN(flush)(S_TYPE *sums, double *totals, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        totals[i] += (double)sums[i];
        sums[i] = 0;
    }
}

static CK_TARGET int CK_FN(sums)(const ck_sums_job *job) {
    const int64_t n = job->n, p = job->p, m = job->m;
    const double *values = job->values;
    S_TYPE *there = ck_room(n * p, sizeof(S_TYPE)), *here = ck_room(p * GROUP_ROWS, sizeof(S_TYPE));
    S_TYPE *sums = ck_zeros(job->n_sums * GROUP_ROWS, sizeof(S_TYPE));
    double *totals = ck_room(job->n_sums * GROUP_ROWS, sizeof(double));
    const int failed = there && here && sums && totals ? 0 : CK_NO_MEMORY;
    if (failed) goto end;
    for (int64_t j = 0; j < n; j++)
        for (int64_t c = 0; c < p; c++)
            there[j * p + c] = (S_TYPE)(values[job->order[j] * p + c] * job->scale);
    for (int64_t i = job->first; i < job->last; i += GROUP_ROWS) {
        const int64_t rows = job->last - i < GROUP_ROWS ? job->last - i : GROUP_ROWS;
        for (int64_t c = 0; c < p; c++)
            for (int64_t r = 0; r < GROUP_ROWS; r++) /* behind the last row: that row again */
                here[c * GROUP_ROWS + r] =
                    (S_TYPE)(values[(i + (r < rows ? r : rows - 1)) * p + c] * job->scale);
        memset(totals, 0, (size_t)(job->n_sums * GROUP_ROWS) * sizeof(double));
        int64_t flushed = 0;
        for (int64_t begin = 0; begin < n;) {
            int64_t end = job->run_end[begin];
            if (end > begin + CK_CHAIN) end = begin + CK_CHAIN;
            S_VEC run[S_GROUP];
            for (int g = 0; g < S_GROUP; g++) run[g] = S_ALL(0);
            for (int64_t j = begin; j < end; j++) {
                const S_TYPE *at = there + j * p;
                S_VEC square[S_GROUP];
                for (int g = 0; g < S_GROUP; g++) square[g] = S_ALL(0);
                for (int64_t c = 0; c < p; c++) {
                    const S_VEC value = S_ALL(at[c]);
                    for (int g = 0; g < S_GROUP; g++) {
                        const S_VEC d = S_SUB(S_LOAD(here + c * GROUP_ROWS + g * S_WIDTH), value);
                        square[g] = S_FMA(d, d, square[g]);
                    }
                }
                for (int g = 0; g < S_GROUP; g++) run[g] = S_ADD(run[g], S_SQRT(square[g]));
            }
            const int64_t row = job->order[begin];
            for (int64_t a = 0; a < m; a++) {
                S_TYPE *to = sums + (int64_t)job->codes[row * m + a] * GROUP_ROWS;
                const S_VEC times = S_ALL(job->weights ? (S_TYPE)job->weights[row * m + a] : 1);
                for (int g = 0; g < S_GROUP; g++)
                    S_STORE(to + g * S_WIDTH, S_FMA(times, run[g], S_LOAD(to + g * S_WIDTH)));
            }
            begin = end;
            if (begin - flushed >= CK_FLUSH || begin == n) {
                CK_FN(flush)(sums, totals, job->n_sums * GROUP_ROWS);
                flushed = begin;
            }
        }
        for (int64_t s = 0; s < job->n_sums; s++)
            for (int64_t r = 0; r < rows; r++)
                job->out[(i - job->first + r) * job->n_sums + s] =
                    totals[s * GROUP_ROWS + r] / job->scale;
    }
end:
    ck_release(there);
    ck_release(here);
    ck_release(sums);
    ck_release(totals);
    return failed;
}

#undef GROUP_ROWS
