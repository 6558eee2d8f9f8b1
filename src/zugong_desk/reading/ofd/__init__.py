"""OFD (GB/T 33190): what its pages draw, and the text read from them in lines."""
