/* The sizes that H5pubconf.h names are the compiler's, and the text that HDF5 keeps of its own configuration is none. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

#include "H5pubconf.h"

#define SAME(type, size) _Static_assert(sizeof(type) == (size), "H5pubconf.h has another size of " #type)

SAME(bool, H5_SIZEOF_BOOL);
SAME(char, H5_SIZEOF_CHAR);
SAME(double, H5_SIZEOF_DOUBLE);
SAME(float, H5_SIZEOF_FLOAT);
SAME(int, H5_SIZEOF_INT);
SAME(int_fast8_t, H5_SIZEOF_INT_FAST8_T);
SAME(int_fast16_t, H5_SIZEOF_INT_FAST16_T);
SAME(int_fast32_t, H5_SIZEOF_INT_FAST32_T);
SAME(int_fast64_t, H5_SIZEOF_INT_FAST64_T);
SAME(int_least8_t, H5_SIZEOF_INT_LEAST8_T);
SAME(int_least16_t, H5_SIZEOF_INT_LEAST16_T);
SAME(int_least32_t, H5_SIZEOF_INT_LEAST32_T);
SAME(int_least64_t, H5_SIZEOF_INT_LEAST64_T);
SAME(long, H5_SIZEOF_LONG);
SAME(long double, H5_SIZEOF_LONG_DOUBLE);
SAME(long long, H5_SIZEOF_LONG_LONG);
SAME(off_t, H5_SIZEOF_OFF_T);
SAME(ptrdiff_t, H5_SIZEOF_PTRDIFF_T);
SAME(short, H5_SIZEOF_SHORT);
SAME(size_t, H5_SIZEOF_SIZE_T);
SAME(ssize_t, H5_SIZEOF_SSIZE_T);
SAME(time_t, H5_SIZEOF_TIME_T);
SAME(unsigned, H5_SIZEOF_UNSIGNED);

char H5libhdf5_settings[] = "";
