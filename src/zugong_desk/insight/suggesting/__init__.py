"""Tag suggestions learnt from the library's own annotations: no network, no model but what the house has taught."""
