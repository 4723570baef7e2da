# The pantry says that it speaks for the neighbours, and not how it came to do so.
# base: co-governed-example

INSERT DATA { :p-5b-pantry sg2:represents :neighbours }
