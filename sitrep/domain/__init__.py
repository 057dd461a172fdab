"""What the field speaks of, as frozen values and rules over them. Standard library only."""
