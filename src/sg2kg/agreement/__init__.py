"""Agreement: how far two or more codings of the same cases agree, by family and field, with intervals and the list of disagreements."""
