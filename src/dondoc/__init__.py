"""Đôn Đốc: a province's science and technology plans, read, tracked and reported."""

__version__ = "0.1.0"
