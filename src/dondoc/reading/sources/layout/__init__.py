"""From printed lines to paragraphs and tables in reading order."""
