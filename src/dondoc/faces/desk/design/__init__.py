"""Every part of the pages in one place, for those who build and check them."""
