"""查找: what is typed in the tool bar, found in all issues: names, and words in their context."""
