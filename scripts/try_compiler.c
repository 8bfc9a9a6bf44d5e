/* What the compiled kernel needs of a compiler; meson.build tries to build this. */
#include <Python.h>
#include <float.h>
#include <stdint.h>

#if FLT_EVAL_METHOD != 0
#error "doubles are computed in another precision: the answers would have other bits"
#endif

typedef double vector __attribute__((vector_size(64), aligned(8)));
typedef int64_t mask __attribute__((vector_size(64), aligned(8)));

#if defined(__x86_64__)
#include <immintrin.h>
__attribute__((target("avx512f"))) static __m512d twice(__m512d a) { return _mm512_add_pd(a, a); }
__attribute__((target("avx512f"))) static void double_all(double *a) {
    _mm512_storeu_pd(a, twice(_mm512_loadu_pd(a)));
}
#endif

int main(void) {
    double room[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    const vector a = *(const vector *)room;
    const mask less = (mask)(a < a + a);
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512f")) double_all(room);
#endif
    return less[0] + room[7] != 0.0;
}
