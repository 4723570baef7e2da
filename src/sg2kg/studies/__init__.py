"""Studies: a question for QCA as data in the graph (outcome, conditions, calibrations, each justified), gathered from the cases and answered."""
