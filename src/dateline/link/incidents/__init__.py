"""Events of different reports that are one incident: blocks, comparisons, clusters, and what is made of them."""
