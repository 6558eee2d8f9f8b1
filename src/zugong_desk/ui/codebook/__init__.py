"""The codebook: the tags of the library as a tree, and each tag's meaning, colour and shape."""
