/*
 * The first document's experiment as a program of its own: one pass over a file, block after block.
 *
 * usage: single-pass FILE BLOCK seq|rand read|map warm|cold
 *   FILE        whole blocks
 *   BLOCK       bytes of a block
 *   seq|rand    in order, or in a seeded permutation: each block once
 *   read|map    pread() into one buffer, or memcpy() into it from a mapping of the whole file
 *   warm|cold   every page is in the page cache, which is verified; or none is: flushed, dropped, verified
 *
 * The mapping is made before the clock starts and unmapped after it stops. A second thread sleeps: with one thread alone the kernel
 * makes a pread() some 10 % cheaper, and programs of any size have more.
 *
 * Prints GB/s (1e9 bytes). Ends with 1 where a call failed, 2 for bad usage, 3 where the page cache is not as it was asked for.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static const uint64_t seed = 20190901;

static void fail(const char *what)
{
    fprintf(stderr, "single-pass: %s: %s\n", what, strerror(errno));
    exit(1);
}

static int usage(void)
{
    fprintf(stderr, "usage: single-pass FILE BLOCK seq|rand read|map warm|cold; FILE holds whole blocks of BLOCK bytes\n");
    return 2;
}

/* 1 for the first word, 0 for the second, -1 for any other. */
static int is_first(const char *word, const char *first, const char *second)
{
    return !strcmp(word, first) ? 1 : !strcmp(word, second) ? 0 : -1;
}

static double seconds(void)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now))
        fail("clock_gettime");
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static unsigned char *map_whole(int file, size_t bytes)
{
    void *map = mmap(NULL, bytes, PROT_READ, MAP_SHARED, file, 0);
    if (map == MAP_FAILED)
        fail("mmap");
    return map;
}

static void unmap_whole(unsigned char *map, size_t bytes)
{
    if (munmap(map, bytes))
        fail("munmap");
}

static size_t resident_pages(int file, size_t bytes, size_t pages)
{
    unsigned char *map = map_whole(file, bytes), *there = malloc(pages);
    if (!there || mincore(map, bytes, there))
        fail("mincore");
    size_t count = 0;
    for (size_t i = 0; i < pages; i++)
        count += there[i] & 1;
    free(there);
    unmap_whole(map, bytes);
    return count;
}

static void verify_cache(int file, size_t bytes, int warm)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), pages = (bytes + page - 1) / page;
    if (!warm && (fsync(file) || (errno = posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED))))
        fail("the file cannot be dropped from the page cache");
    size_t there = resident_pages(file, bytes, pages);
    if (there != (warm ? pages : 0)) {
        fprintf(stderr, "single-pass: %zu of %zu pages are in the page cache, where %s\n", there, pages,
                warm ? "all are needed: write the file anew, or read it" : "none may be: unmap it elsewhere, or use a file on a disk");
        exit(3);
    }
}

static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static uint64_t *offsets_of(size_t blocks, size_t block, int in_order)
{
    uint64_t *offsets = malloc(blocks * sizeof *offsets), state = seed;
    if (!offsets)
        fail("malloc");
    for (size_t i = 0; i < blocks; i++)
        offsets[i] = i * block;
    for (size_t i = blocks; !in_order && i > 1; i--) {
        size_t other = next_random(&state) % i;
        uint64_t last = offsets[i - 1];
        offsets[i - 1] = offsets[other];
        offsets[other] = last;
    }
    return offsets;
}

static void read_blocks(int file, const uint64_t *offsets, size_t blocks, unsigned char *buffer, size_t block)
{
    for (size_t i = 0; i < blocks; i++)
        if (pread(file, buffer, block, (off_t)offsets[i]) != (ssize_t)block)
            fail("pread was short or failed");
}

static void copy_blocks(const unsigned char *map, const uint64_t *offsets, size_t blocks, unsigned char *buffer, size_t block)
{
    for (size_t i = 0; i < blocks; i++) {
        memcpy(buffer, map + offsets[i], block);
        __asm__ volatile("" : : "r"(buffer) : "memory"); /* Somebody uses each block: no copy may be left out. */
    }
}

static void *sleeps(void *unused)
{
    for (;;)
        pause();
    return unused;
}

int main(int count, char **arguments)
{
    if (count != 6)
        return usage();
    size_t block = strtoul(arguments[2], NULL, 10);
    int in_order = is_first(arguments[3], "seq", "rand"), reads = is_first(arguments[4], "read", "map"), warm = is_first(arguments[5], "warm", "cold");
    int file = open(arguments[1], O_RDONLY | O_CLOEXEC);
    struct stat status;
    if (file < 0 || fstat(file, &status))
        fail(arguments[1]);
    size_t bytes = (size_t)status.st_size;
    if (in_order < 0 || reads < 0 || warm < 0 || block == 0 || bytes == 0 || bytes % block)
        return usage();

    pthread_t second;
    if ((errno = pthread_create(&second, NULL, sleeps, NULL)))
        fail("pthread_create");
    uint64_t *offsets = offsets_of(bytes / block, block, in_order);
    unsigned char *buffer = aligned_alloc(4096, (block + 4095) / 4096 * 4096), *map = NULL;
    if (!buffer)
        fail("aligned_alloc");
    memset(buffer, 1, block);
    verify_cache(file, bytes, warm);

    if (!reads)
        map = map_whole(file, bytes);
    double start = seconds();
    if (reads)
        read_blocks(file, offsets, bytes / block, buffer, block);
    else
        copy_blocks(map, offsets, bytes / block, buffer, block);
    double end = seconds();
    if (map)
        unmap_whole(map, bytes);
    printf("%.6g\n", (double)bytes / (end - start) / 1e9);
    return 0;
}
