# The load of ten years by R's vectorised functions: what main.rs compares itself with.
#
#   Rscript --vanilla load.R INPUT OUTPUT
#
# INPUT has a line of daily loads for each ledger. The middle time of many computations goes to the standard output, in
# milliseconds; the start of R, reading and writing are not in it. The series go to OUTPUT, as doubles.

arguments <- commandArgs(trailingOnly = TRUE)
ledgers <- lapply(strsplit(readLines(arguments[1]), " ", fixed = TRUE), as.numeric)

# Sum of each day and those before it in a window; none while it is not full. `sums` begins with a 0.
window_sum <- function(sums, days) {
  n <- length(sums)
  c(rep(NA_real_, days - 1), sums[(days + 1):n] - sums[1:(n - days)])
}

# Each day goes by a share of the way from the value before to the load.
follow <- function(loads, share, before) {
  as.vector(stats::filter(share * loads, 1 - share, method = "recursive", init = before))
}

by_every_method <- function(loads) {
  sums <- c(0, cumsum(loads))
  acute <- window_sum(sums, 7)
  chronic <- window_sum(sums, 28)
  week_before <- c(rep(NA_real_, 7), acute[1:(length(acute) - 7)])
  mean <- acute / 7
  deviation <- sqrt((window_sum(c(0, cumsum(loads^2)), 7) - acute * mean) / 6)
  monotony <- mean / deviation
  list(
    coupled = 4 * acute / chronic,
    uncoupled = 3 * acute / (chronic - acute),
    ewma = follow(loads, 1 / 4, loads[1]) / follow(loads, 2 / 29, loads[1]),
    difference = mean - chronic / 28,
    week_to_week = (acute - week_before) / week_before,
    mean = mean,
    deviation = deviation,
    week = acute,
    monotony = monotony,
    strain = acute * monotony,
    trend_short = follow(loads, 1 - exp(-1 / 7), 0),
    trend_long = follow(loads, 1 - exp(-1 / 42), 0)
  )
}

milliseconds <- replicate(500, {
  start <- Sys.time()
  lapply(ledgers, by_every_method)
  1000 * as.numeric(Sys.time() - start, units = "secs")
})
cat(median(milliseconds), "\n")

writeBin(unlist(lapply(ledgers, by_every_method)), arguments[2], size = 8, endian = "little")
