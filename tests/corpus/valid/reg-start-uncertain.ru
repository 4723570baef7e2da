# No source is of the time of the start, and the record says that the start is uncertain.
# base: registered-example

DELETE WHERE { case:registered-example sg2:start ?start } ;

INSERT DATA { case:registered-example sg2:start "1996?" }
