/* Body of filter.c for one level: which centre is nearest, in single precision.
 *
 * The macros F_* are the vector operations of the level; see filter.c. Four centres share
 * one load of a column. */

static CK_TARGET float CK_FN(filter)(const float *packed, int64_t p, const ck_centers *centers,
                                     int32_t *label, float *least, float *gap) {
    F_VEC narrowest = F_ALL(INFINITY);
    for (int i = 0; i < CK_BLOCK; i += F_WIDTH) {
        F_VEC best = F_ALL(INFINITY), second = F_ALL(INFINITY);
        F_INT at = F_INT_ALL(0);
        int c = 0;
        for (; c + 4 <= centers->k; c += 4) {
            const float *offset = centers->offset + c, *factor = centers->factor + c * p;
            F_VEC s0 = F_ALL(offset[0]), s1 = F_ALL(offset[1]);
            F_VEC s2 = F_ALL(offset[2]), s3 = F_ALL(offset[3]);
            for (int64_t j = 0; j < p; j++) {
                const F_VEC x = F_LOAD(packed + j * CK_BLOCK + i);
                s0 = F_FMA(F_ALL(factor[4 * j]), x, s0);
                s1 = F_FMA(F_ALL(factor[4 * j + 1]), x, s1);
                s2 = F_FMA(F_ALL(factor[4 * j + 2]), x, s2);
                s3 = F_FMA(F_ALL(factor[4 * j + 3]), x, s3);
            }
            F_TAKE(s0, c);
            F_TAKE(s1, c + 1);
            F_TAKE(s2, c + 2);
            F_TAKE(s3, c + 3);
        }
        for (; c < centers->k; c++) {
            const float *factor = centers->factor + c / 4 * 4 * p + c % 4;
            F_VEC s = F_ALL(centers->offset[c]);
            for (int64_t j = 0; j < p; j++)
                s = F_FMA(F_ALL(factor[4 * j]), F_LOAD(packed + j * CK_BLOCK + i), s);
            F_TAKE(s, c);
        }
        const F_VEC apart = F_SUB(second, best);
        F_STORE_INT(label + i, at);
        F_STORE(gap + i, apart);
        if (least) F_STORE(least + i, best);
        narrowest = F_MIN(apart, narrowest);
    }
    float lanes[F_WIDTH], smallest;
    F_STORE(lanes, narrowest);
    smallest = lanes[0];
    for (int l = 1; l < F_WIDTH; l++) smallest = lanes[l] < smallest ? lanes[l] : smallest;
    return smallest;
}

/* One column of rows that follow each other, or of a list. */
#define PACK(type)                                                                                \
    do {                                                                                          \
        const type *from = (const type *)rows->data + j * rows->column_stride;                    \
        if (which)                                                                                \
            for (int i = 0; i < count; i++)                                                       \
                to[i] = (float)(((double)from[which[i] * rows->row_stride] - level) * scale);     \
        else if (rows->row_stride == 1)                                                           \
            for (int i = 0; i < count; i++)                                                       \
                to[i] = (float)(((double)from[first + i] - level) * scale);                       \
        else                                                                                      \
            for (int i = 0; i < count; i++)                                                       \
                to[i] =                                                                           \
                    (float)(((double)from[(first + i) * rows->row_stride] - level) * scale);      \
    } while (0)

static CK_TARGET void CK_FN(pack)(const ck_rows *rows, const int64_t *which, int64_t first,
                                  int count, const double *mean, double scale,
                                  float *restrict packed) {
    for (int64_t j = 0; j < rows->p; j++) {
        float *to = packed + j * CK_BLOCK;
        const double level = mean[j];
        if (rows->single)
            PACK(float);
        else
            PACK(double);
        for (int i = count; i < CK_BLOCK; i++) to[i] = 0.0f;
    }
}

#undef PACK

static CK_TARGET float CK_FN(norms)(const float *packed, int64_t p, float *restrict square) {
    float lanes[16] = {0}, largest = 0.0f;
    for (int i = 0; i < CK_BLOCK; i++) square[i] = 0.0f;
    for (int64_t j = 0; j < p; j++) {
        const float *from = packed + j * CK_BLOCK;
        for (int i = 0; i < CK_BLOCK; i++) square[i] += from[i] * from[i];
    }
    for (int i = 0; i < CK_BLOCK; i += 16)
        for (int l = 0; l < 16; l++) lanes[l] = square[i + l] > lanes[l] ? square[i + l] : lanes[l];
    for (int l = 0; l < 16; l++) largest = lanes[l] > largest ? lanes[l] : largest;
    return largest;
}

static CK_TARGET void CK_FN(margins)(const float *least, const float *gap, const float *square,
                                     float off, float certain, float shortest, float per_unit,
                                     float moved, float *restrict out) {
    for (int i = 0; i < CK_BLOCK; i++) {
        const float near = least[i] + square[i] + off, between = gap[i] - 3.0f * certain;
        const float at = near > 0.0f ? near : 0.0f;
        const float both = sqrtf(at) + sqrtf(at + gap[i]);
        float units = (between / both * per_unit + moved) * (1.0f - 0x1p-18f);
        units = units < CK_UNITS ? units : CK_UNITS;
        /* Also where something is not a number. */
        out[i] = between > 0.0f && both > shortest ? units : 0.0f;
    }
}
