"""The outline pane: the tree that blocks and heads imply, and correction of segmentation from there."""
