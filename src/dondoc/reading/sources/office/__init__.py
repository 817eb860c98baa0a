"""Files of older and other office programs: Word 97, OpenDocument, RTF, Word's XML and web archives.

Word 97 is read through LibreOffice where it is installed and through antiword
otherwise; see `word` for what was measured.
"""
