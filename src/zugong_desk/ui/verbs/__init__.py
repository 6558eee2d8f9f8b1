"""The verbs of the bridge, a file for each job."""
