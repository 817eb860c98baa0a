"""Charts as HTML and SVG from the server: few kinds, direct labels, zero baselines, each with its table.

Pure functions from values to markup; nothing here asks the database or the clock.
Lengths along the breadth are per cent, type keeps its size: a chart of 390 px reads
as well as one of 1920. Colours and patterns are in the style sheet, by class.
"""
