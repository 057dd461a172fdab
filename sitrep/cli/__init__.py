"""The command line: a second thin face of the services, for scripts and screenless offices."""
