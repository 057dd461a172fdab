"""A report as a Word document: what our own pages hold, in Word's own styles. Editable by staff."""
