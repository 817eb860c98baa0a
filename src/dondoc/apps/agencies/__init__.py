"""Bodies as they are on a date: names, codes, places in the order, groups, and what became of them."""
