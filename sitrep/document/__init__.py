"""The finished report as one value: what it holds, how it is built, the sentences it writes."""
