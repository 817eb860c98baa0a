"""The numbers and days that a province sets for itself."""
