/*
 * The suite's two warm arms in C: the reference that they are held against.
 *
 * usage: arms FILE BLOCK ORDER BLOCKS CPU THREADS CALL
 *   FILE     bytes in the page cache
 *   BLOCK    bytes of a block, a multiple of 8
 *   ORDER    file of 64-bit offsets within a pass, one a block: the order of visiting
 *   BLOCKS   how many blocks a pass has
 *   CPU      the processor to stay on
 *   THREADS  1, or 2 for an idle second thread: the kernel and the C library take cheaper paths while a process has one
 *   CALL     pread, by the C library's wrapper, or syscall, without its cancellation point
 *
 * For each line on standard input, "read OFFSET" or "map OFFSET", it makes one pass over the part of the file that begins there,
 * and answers with nanoseconds and checksum.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static size_t block, blocks;
static uint64_t *offsets;
static int by_wrapper;

static void fail(const char *what)
{
    fprintf(stderr, "arms: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int64_t nanoseconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now))
        fail("clock_gettime");
    return now.tv_sec * INT64_C(1000000000) + now.tv_nsec;
}

/* First and last word of a block: what the suite's arms add up too. */
static uint64_t ends(const unsigned char *buffer)
{
    uint64_t first, last;
    memcpy(&first, buffer, sizeof first);
    memcpy(&last, buffer + block - sizeof last, sizeof last);
    return first + last;
}

static uint64_t read_pass(int file, off_t pass, unsigned char *buffer)
{
    uint64_t sum = 0;
    for (size_t i = 0; i < blocks; i++) {
        ssize_t got = by_wrapper ? pread(file, buffer, block, pass + (off_t)offsets[i])
                                 : syscall(SYS_pread64, file, buffer, block, pass + (off_t)offsets[i]);
        if (got != (ssize_t)block)
            fail("pread");
        sum += ends(buffer);
    }
    return sum;
}

static uint64_t map_pass(int file, off_t pass, unsigned char *buffer)
{
    uint64_t sum = 0;
    unsigned char *map = mmap(NULL, blocks * block, PROT_READ, MAP_SHARED, file, pass);
    if (map == MAP_FAILED)
        fail("mmap");
    for (size_t i = 0; i < blocks; i++) {
        memcpy(buffer, map + offsets[i], block);
        sum += ends(buffer);
    }
    if (munmap(map, blocks * block))
        fail("munmap");
    return sum;
}

/*
 * What an arm copies into: as many buffers as the suite's arms have, one a pass in turn, and each arm its own. A single buffer would
 * still be in the cache from the pass before.
 */
struct targets {
    size_t count, turn;
    unsigned char *buffers[64];
};

static void make_targets(struct targets *targets)
{
    const size_t most = sizeof targets->buffers / sizeof *targets->buffers, fit = (1 << 20) / block;
    targets->turn = 0;
    targets->count = fit > most ? most : fit < 1 ? 1 : fit;
    for (size_t i = 0; i < targets->count; i++) {
        unsigned char *buffer = aligned_alloc(4096, (block + 4095) / 4096 * 4096);
        if (!buffer)
            fail("aligned_alloc");
        targets->buffers[i] = memset(buffer, 0, block);
    }
}

static unsigned char *next(struct targets *targets)
{
    return targets->buffers[targets->turn = (targets->turn + 1) % targets->count];
}

static void *idle(void *unused)
{
    for (;;)
        pause();
    return unused;
}

static void stay_on(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set))
        fail("sched_setaffinity");
}

static void load_order(const char *name)
{
    offsets = malloc(blocks * sizeof *offsets);
    FILE *order = fopen(name, "rb");
    if (!offsets || !order || fread(offsets, sizeof *offsets, blocks, order) != blocks)
        fail(name);
    fclose(order);
}

int main(int count, char **arguments)
{
    if (count != 8) {
        fprintf(stderr, "usage: arms FILE BLOCK ORDER BLOCKS CPU THREADS CALL\n");
        return 2;
    }
    int file = open(arguments[1], O_RDONLY);
    if (file < 0)
        fail(arguments[1]);
    block = strtoul(arguments[2], NULL, 10);
    blocks = strtoul(arguments[4], NULL, 10);
    load_order(arguments[3]);
    stay_on(atoi(arguments[5]));
    by_wrapper = !strcmp(arguments[7], "pread");
    struct targets read_into, copy_into;
    make_targets(&read_into);
    make_targets(&copy_into);
    pthread_t second;
    if (atoi(arguments[6]) == 2 && (errno = pthread_create(&second, NULL, idle, NULL)))
        fail("pthread_create");

    char arm[8];
    long long pass;
    while (scanf("%7s %lld", arm, &pass) == 2) {
        int mapped = !strcmp(arm, "map");
        int64_t start = nanoseconds();
        uint64_t sum = mapped ? map_pass(file, pass, next(&copy_into)) : read_pass(file, pass, next(&read_into));
        int64_t end = nanoseconds();
        printf("%lld %016llx\n", (long long)(end - start), (unsigned long long)sum);
        fflush(stdout);
    }
    return 0;
}
