# Nothing is said of the third dimension, and nobody looked for it.
# base: mapped-example

DELETE DATA { :search sg2:lookedFor fw:DIM-3 }
