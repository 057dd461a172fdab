"""What is particular to a language: cue words, numbers, dates. Data in resources/languages."""
