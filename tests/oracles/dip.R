# Hartigan's dip by R's diptest, for tests/stats/test_dip.py.
# Rscript tests/oracles/dip.R tests/oracles
# writes dip.csv (the vectors, rounded to 6 digits) and dip.json (the answers).

suppressPackageStartupMessages(library(diptest))
folder <- commandArgs(trailingOnly = TRUE)[1]
set.seed(20261123)

cases <- list(
  grid = 1:10,
  four = c(0, 1, 5, 6),
  normal_50 = rnorm(50),
  uniform_200 = runif(200),
  exponential_137 = rexp(137),
  close_humps_120 = c(rnorm(60), rnorm(60, 3)),
  far_humps_80 = c(rnorm(40), rnorm(40, 6)),
  three_humps_300 = c(rnorm(100), rnorm(100, 3.2), rnorm(100, 6.4)),
  lognormal_600 = rlnorm(600),
  old_faithful_272 = faithful$eruptions,
  ratings_150 = sample(1:5, 150, replace = TRUE, prob = c(1, 3, 5, 3, 1)),
  counts_400 = rpois(400, 4),
  atom_250 = c(rep(0, 100), rexp(150))
)
cases <- lapply(cases, function(x) round(as.numeric(x), 6))

rows <- do.call(rbind, lapply(names(cases), function(name) {
  data.frame(case = name, value = sprintf("%.6f", cases[[name]]))
}))
write.csv(rows, file.path(folder, "dip.csv"), row.names = FALSE, quote = FALSE)

# the first principal component of the standardised iris data: any sign will do
component <- prcomp(iris[, 1:4], scale. = TRUE)$x[, 1]
answers <- lapply(c(cases, list(iris_component = component)), dip.test)

lines <- sapply(names(answers), function(name) {
  sprintf('    "%s": {"n": %d, "dip": %.17g, "p": %.17g}',
          name, answers[[name]]$nobs, answers[[name]]$statistic, answers[[name]]$p.value)
})
cat('{\n  "versions": {"R": "', as.character(getRversion()), '", "diptest": "',
    as.character(packageVersion("diptest")), '"},\n  "cases": {\n',
    paste(lines, collapse = ",\n"), "\n  }\n}\n",
    sep = "", file = file.path(folder, "dip.json"))
cat("R", as.character(getRversion()), "diptest", as.character(packageVersion("diptest")), "\n")
