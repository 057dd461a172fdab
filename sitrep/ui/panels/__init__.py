"""The pages of the main window: one for each part of the work."""
