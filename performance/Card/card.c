/*
 * The primitives of the machine's card in C: the reference that the suite's own are held against.
 *
 * usage: card FILE THREADS
 *   FILE     4 MiB of bytes in the page cache, writable
 *   THREADS  2 for an idle second thread, as every .NET process has one: descriptors and address spaces that are shared cost more
 *
 * Prints "name value" for each primitive: nanoseconds, or bytes per nanosecond. Each is the first quartile of 15 batches.
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
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { BATCHES = 15, CALLS = 1024, LONE = 64, ANONYMOUS = 128, TRIPS = 32, FILE_BYTES = 4 << 20, COPY_BYTES = 1 << 20 };

static int file;
static size_t page;
static char *buffer, *range, *lone[LONE];
static int there[2], back[2];
static volatile int other_runs, other_beats;

static void fail(const char *what)
{
    fprintf(stderr, "card: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now(void)
{
    struct timespec t;
    if (clock_gettime(CLOCK_MONOTONIC, &t))
        fail("clock_gettime");
    return t.tv_sec * 1e9 + t.tv_nsec;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double quickest(void (*timed)(void), void (*before)(void), void (*after)(void))
{
    double times[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
        if (before)
            before();
        double start = now();
        timed();
        times[i] = now() - start;
        if (after)
            after();
    }
    qsort(times, BATCHES, sizeof *times, ascending);
    return times[BATCHES / 4];
}

static char *map(int fd, size_t offset, size_t bytes, int protection, int flags)
{
    char *at = (char *)syscall(SYS_mmap, NULL, bytes, protection, flags, fd, offset);
    if (at == MAP_FAILED)
        fail("mmap");
    return at;
}

static void unmap(char *at, size_t bytes)
{
    if (syscall(SYS_munmap, at, bytes))
        fail("munmap");
}

static void touch(char *at, size_t bytes)
{
    for (size_t i = 0; i < bytes; i += page)
        (void)*(volatile char *)(at + i);
}

static void store(char *at, size_t bytes)
{
    for (size_t i = 0; i < bytes; i += page)
        *(volatile char *)(at + i) = 1;
}

static void empty_calls(void)
{
    for (int i = 0; i < CALLS; i++)
        syscall(SYS_getppid);
}

static void preads(size_t bytes)
{
    for (size_t offset = 0; offset < FILE_BYTES; offset += bytes)
        if (syscall(SYS_pread64, file, buffer, bytes, offset) != (long)bytes)
            fail("pread");
}

static void preads_small(void) { preads(4096); }
static void preads_large(void) { preads(COPY_BYTES); }

static void copies(void)
{
    for (size_t offset = 0; offset < FILE_BYTES; offset += COPY_BYTES) {
        memcpy(buffer, range + offset, COPY_BYTES);
        __asm__ volatile("" ::: "memory");
    }
}

static void map_file(void) { range = map(file, 0, FILE_BYTES, PROT_READ, MAP_SHARED); }
static void map_and_touch(void) { map_file(); touch(range, FILE_BYTES); }
static void unmap_file(void) { unmap(range, FILE_BYTES); }
static void touch_file(void) { touch(range, FILE_BYTES); }

static void map_lone(void)
{
    for (int i = 0; i < LONE; i++)
        lone[i] = map(file, 2 * i * page, page, PROT_READ, MAP_SHARED);
}

static void touch_lone(void)
{
    for (int i = 0; i < LONE; i++)
        touch(lone[i], page);
}

static void unmap_lone(void)
{
    for (int i = 0; i < LONE; i++)
        unmap(lone[i], page);
}

static size_t clean;
static void store_clean(void) { store(range + clean, LONE * page); }
static void pass_on(void) { clean += LONE * page; }

static void map_anonymous(void)
{
    range = map(-1, 0, ANONYMOUS * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS);
    if (madvise(range, ANONYMOUS * page, MADV_NOHUGEPAGE) && errno != EINVAL)
        fail("madvise");
}

static void store_anonymous(void) { store(range, ANONYMOUS * page); }
static void unmap_anonymous(void) { unmap(range, ANONYMOUS * page); }

static void map_unmap(void)
{
    for (int i = 0; i < LONE; i++)
        unmap(map(file, 0, page, PROT_READ, MAP_SHARED), page);
}

static void map_same(void)
{
    for (int i = 0; i < LONE; i++)
        touch(lone[i] = map(file, 0, page, PROT_READ, MAP_SHARED), page);
}

static void map_same_beside(void)
{
    map_same();
    int before = other_beats;
    other_runs = 1;
    while (other_beats == before)
        sched_yield();
}

static void rest(void) { other_runs = 0; }

static void pin(int cpu)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(cpu, &set);
    if (sched_setaffinity(0, sizeof set, &set))
        fail("sched_setaffinity");
}

static void *beside(void *cpu)
{
    pin((int)(intptr_t)cpu);
    for (;;)
        if (other_runs)
            other_beats++;
        else
            usleep(50);
    return NULL;
}

static void *idle(void *unused)
{
    pause();
    return unused;
}

static void *answer(void *cpu)
{
    char letter;
    pin((int)(intptr_t)cpu);
    while (read(there[0], &letter, 1) == 1)
        if (write(back[1], &letter, 1) != 1)
            break;
    return NULL;
}

static void trips(int to, int from)
{
    char letter = 1;
    for (int i = 0; i < TRIPS; i++)
        if (syscall(SYS_write, to, &letter, 1) != 1 || syscall(SYS_read, from, &letter, 1) != 1)
            fail("pipe");
}

static void round_trips(void) { trips(there[1], back[0]); }
static void alone(void) { trips(back[1], back[0]); }

static double faults(void)
{
    struct rusage usage;
    if (getrusage(RUSAGE_THREAD, &usage))
        fail("getrusage");
    return usage.ru_minflt;
}

static void start(void *(*body)(void *), int cpu)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, body, (void *)(intptr_t)cpu))
        fail("pthread_create");
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "usage: card FILE THREADS\n");
        return 2;
    }
    page = sysconf(_SC_PAGESIZE);
    if ((file = open(arguments[1], O_RDWR)) < 0)
        fail(arguments[1]);
    if (posix_memalign((void **)&buffer, page, COPY_BYTES))
        fail("posix_memalign");
    memset(buffer, 0, COPY_BYTES);
    if (atoi(arguments[2]) > 1)
        start(idle, 0);
    cpu_set_t all;
    if (sched_getaffinity(0, sizeof all, &all))
        fail("sched_getaffinity");
    int first = 0, second;
    while (!CPU_ISSET(first, &all))
        first++;
    for (second = first + 1; second < CPU_SETSIZE && !CPU_ISSET(second, &all); second++)
        ;

    printf("emptyCall %.6g\n", quickest(empty_calls, NULL, NULL) / CALLS);
    printf("pread4KiB %.6g\n", quickest(preads_small, NULL, NULL) / (FILE_BYTES / 4096));
    printf("kernelCopyBandwidth %.6g\n", FILE_BYTES / quickest(preads_large, NULL, NULL));
    map_and_touch();
    printf("userCopyBandwidth %.6g\n", FILE_BYTES / quickest(copies, NULL, NULL));
    unmap_file();

    double fault = quickest(touch_lone, map_lone, unmap_lone) / LONE;
    printf("minorFault %.6g\n", fault);
    map_file();
    double before = faults();
    touch_file();
    double taken = faults() - before, pages = FILE_BYTES / page;
    unmap_file();
    printf("minorFaultPerPage %.6g\n", (quickest(touch_file, map_file, unmap_file) - taken * fault) / (pages - taken));
    if (fdatasync(file))
        fail("fdatasync");
    range = map(file, 0, FILE_BYTES, PROT_READ | PROT_WRITE, MAP_SHARED);
    touch(range, FILE_BYTES);
    printf("writeFault %.6g\n", quickest(store_clean, NULL, pass_on) / LONE);
    unmap_file();
    map_anonymous(), store_anonymous(), unmap_anonymous();
    printf("anonymousFault %.6g\n", quickest(store_anonymous, map_anonymous, unmap_anonymous) / ANONYMOUS);
    printf("mapUnmap %.6g\n", quickest(map_unmap, NULL, NULL) / LONE);
    double touched = quickest(unmap_file, map_and_touch, NULL), untouched = quickest(unmap_file, map_file, NULL);
    printf("unmapPerPage %.6g\n", (touched - untouched) / pages);
    if (second < CPU_SETSIZE) {
        pin(first);
        start(beside, second);
        double quiet = quickest(unmap_lone, map_same, NULL);
        printf("tlbShootdown %.6g\n", (quickest(unmap_lone, map_same_beside, rest) - quiet) / LONE);
    } else
        printf("tlbShootdown 0\n");
    pin(first);
    if (pipe(there) || pipe(back))
        fail("pipe");
    double calls = quickest(alone, NULL, NULL) / TRIPS;
    start(answer, first);
    printf("contextSwitch %.6g\n", quickest(round_trips, NULL, NULL) / TRIPS / 2 - calls);
    return 0;
}
