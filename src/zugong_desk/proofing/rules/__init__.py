"""The rules, a folder a family; each module gives `RULES`. `catalogue` knows them all."""
