"""Floor 4: KMeans, the sweep over k, the segmentation model."""
