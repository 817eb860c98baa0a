"""The province that does not exist: tỉnh Sơn Hải, with its bodies, its people and the course of its work.

Loaded by `manage.py load_demo`, and only into an empty database. Nothing here is written
past the apps: files are uploaded, read, reviewed, adopted and worked on by the same
actions that people use, by people who hold the roles for it, on days of the past.
"""
