"""Qt models: they show rows they were given and ask nobody."""
