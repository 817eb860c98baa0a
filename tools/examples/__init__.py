"""The bundled example documents: what they say, and how each is made into a file.

One module a document, its words as data; `paper` writes Word files in the form of
Nghị định 30/2020/NĐ-CP, `office` asks LibreOffice for PDF, `scan` makes paper of it.
The province, its people and its numbers are invented; the acts of the central
authorities that the documents cite are real.
"""
