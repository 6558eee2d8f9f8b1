"""Practice records drafted from the text: what a passage says of its practice's name, doer, place, time, results and recognition."""
