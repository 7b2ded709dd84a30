"""`make bench`: how fast the house is, as ratios to other ways of doing the same, all measured in one run."""
