# Mean Jaccard similarities of fpc::clusterboot for the schemes of
# clustomer.evidence.schemes. Run from this folder: Rscript stability.R
# It writes stability.json (data, partition, means), which the tests read.
suppressPackageStartupMessages(library(fpc))

set.seed(20261123)
B <- 1000
sizes <- c(70, 45, 35, 20)
middles <- rbind(c(0, 0, 0), c(3.2, 0.4, 0), c(1.2, 2.6, 0.8), c(4.4, 2.2, -1))
spread <- c(1, 0.8, 0.7, 0.5)
x <- do.call(rbind, lapply(1:4, function(i) {
  sweep(matrix(rnorm(sizes[i] * 3, sd = spread[i]), ncol = 3), 2, middles[i], "+")
}))
x <- round(x, 3)

answer <- function(k) {
  shown <- kmeans(x, k, nstart = 100, iter.max = 100)$cluster
  # clusterboot compares with its own first partition: find the one of ours.
  boot <- clusterboot(x, B = B, bootmethod = c("boot", "subset", "noise", "jitter"),
    clustermethod = kmeansCBI, krange = k, runs = 25, iter.max = 100, count = FALSE, seed = k)
  shared <- table(shown, boot$partition)
  stopifnot(all(rowSums(shared > 0) == 1))
  own <- max.col(shared)
  list(
    k = k, labels = shown - 1L,
    bootstrap = boot$bootmean[own], subset = boot$subsetmean[own],
    noise = boot$noisemean[own], jitter = boot$jittermean[own],
    bootstrap_dissolved = boot$bootbrd[own] / B, bootstrap_recovered = boot$bootrecover[own] / B
  )
}

numbers <- function(v) paste0("[", paste(format(v, digits = 8, trim = TRUE), collapse = ", "), "]")
answers <- lapply(3:5, answer)
versions <- paste0('{"R": "', getRversion(), '", "fpc": "', packageVersion("fpc"), '"}')
lines <- c(
  "{", paste0('"versions": ', versions, ","), paste0('"B": ', B, ","),
  '"columns": [', paste(apply(x, 2, numbers), collapse = ",\n"), "],",
  '"answers": [',
  paste(sapply(answers, function(one) {
    parts <- sapply(names(one), function(name) {
      value <- if (name == "k") one[[name]] else numbers(one[[name]])
      paste0('"', name, '": ', value)
    })
    paste0("{", paste(parts, collapse = ",\n "), "}")
  }), collapse = ",\n"),
  "]", "}"
)
writeLines(lines, "stability.json")
print(sapply(answers, function(one) one[["bootstrap"]]))
print(c(R = as.character(getRversion()), fpc = as.character(packageVersion("fpc"))))
