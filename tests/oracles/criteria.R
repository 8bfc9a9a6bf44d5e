# Frozen answers for the classical criteria, the silhouette and the adjusted Rand index.
# Run in this folder: Rscript criteria.R
# It writes criteria.csv (the rows) and criteria.json (the answers). Tests read only these.
suppressPackageStartupMessages({
  library(cluster)
  library(fpc)
  library(mclust)
})
set.seed(20251123)

# ---- rows: three groups of unequal size that touch, and a slanted cloud without groups
centres <- rbind(c(0, 0), c(4, 0), c(1, 4))
sizes <- c(60, 40, 20)
groups <- do.call(rbind, lapply(1:3, function(i) {
  cbind(rnorm(sizes[i], centres[i, 1]), rnorm(sizes[i], centres[i, 2]))
}))
a <- rnorm(120)
slanted <- cbind(a, .8 * a + .6 * rnorm(120))
rows <- round(cbind(groups, slanted), 4)
colnames(rows) <- c("groups_x", "groups_y", "slanted_x", "slanted_y")
write.csv(rows, "criteria.csv", row.names = FALSE)
rows <- as.matrix(read.csv("criteria.csv"))
sets <- list(groups = rows[, 1:2], slanted = rows[, 3:4])

# ---- JSON, written by hand: no package for it is needed
number <- function(x) ifelse(is.finite(x), sprintf("%.15g", x), "null")
json <- function(x) {
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ", "), "]"))
    return(paste0("{", paste0("\"", names(x), "\": ", inner, collapse = ",\n"), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) x[i, ])))
  if (is.character(x)) {
    out <- paste0("\"", x, "\"")
    return(if (length(x) == 1) out else paste0("[", paste(out, collapse = ", "), "]"))
  }
  if (length(x) == 1 && is.null(attr(x, "vector"))) return(number(x))
  paste0("[", paste(number(x), collapse = ", "), "]")
}

kmeans_of <- function(x, k) kmeans(x, k, nstart = 25, iter.max = 100)

# ---- gap: squared distances, box of the columns and of the principal components
B <- 200
K <- 5
gap_of <- function(x, space, own) {
  clusters <- function(y, k) if (identical(y, x)) list(cluster = own[[k]]) else kmeans_of(y, k)
  g <- clusGap(x, clusters, K.max = K, B = B, d.power = 2, spaceH0 = space, verbose = FALSE)$Tab
  list(log_w = g[, "logW"], expected = g[, "E.logW"], error = g[, "SE.sim"])
}
gaps <- lapply(sets, function(x) {
  # The partitions of the rows are kept, so that W can be compared for equal ones.
  own <- lapply(1:K, function(k) kmeans(x, k, nstart = 500, iter.max = 100)$cluster)
  list(partitions = own, box = gap_of(x, "original", own), pca = gap_of(x, "scaledPCA", own))
})

# ---- the rules, on made-up gaps and errors
rules <- lapply(1:40, function(i) {
  f <- round(cumsum(rnorm(8, .02, .1)), 3)
  s <- round(runif(8, .01, .15), 3)
  at <- function(method) maxSE(f, s, method = method)
  list(
    gap = f, error = s, tibshirani = at("Tibs2001SEmax"), first_se_max = at("firstSEmax"),
    global_se_max = at("globalSEmax"), global_max = at("globalmax")
  )
})

# ---- prediction strength and instability
M <- 200
strength <- lapply(sets, function(x) {
  p <- prediction.strength(x, Gmin = 2, Gmax = 5, M = M, clustermethod = kmeansCBI, runs = 10)
  list(
    k = 2:5, mean = p$mean.pred[2:5], sd = vapply(2:5, function(k) sd(p$predcorr[[k]]), 0)
  )
})
unstable <- lapply(sets, function(x) {
  s <- nselectboot(
    x, B = M, clustermethod = kmeansCBI, classification = "centroid", krange = 2:5, runs = 10
  )
  list(k = 2:5, mean = s$stabk[2:5], sd = apply(s$stab[, 2:5], 2, sd))
})

# ---- silhouettes of a given partition, and adjusted Rand indices of given pairs
labels <- kmeans_of(sets$groups, 4)$cluster
lone <- labels
lone[7] <- 5 # a group of one
silhouettes <- lapply(list(labels, lone), function(l) {
  s <- silhouette(l, dist(sets$groups))
  list(labels = as.integer(l), rows = s[, "sil_width"], mean = mean(s[, "sil_width"]))
})
pairs <- lapply(1:12, function(i) {
  n <- 30 + i
  first <- sample(1 + i %% 5, n, replace = TRUE)
  kept <- runif(n) < i / 12
  second <- ifelse(kept, first, sample(4, n, replace = TRUE))
  list(first = first, second = second, index = adjustedRandIndex(first, second))
})

version <- function(name) as.character(packageVersion(name))
cat(json(list(
  versions = list(
    R = paste(R.version$major, R.version$minor, sep = "."), cluster = version("cluster"),
    fpc = version("fpc"), mclust = version("mclust")
  ),
  n_references = B, n_repeats = M, gap = gaps, rules = rules, prediction_strength = strength,
  instability = unstable, silhouettes = silhouettes, adjusted_rand = pairs
)), "\n", sep = "", file = "criteria.json")
print(sessionInfo()$otherPkgs |> lapply(function(p) p$Version) |> unlist())
