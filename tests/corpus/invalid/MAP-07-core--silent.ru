# Nothing is said of one concept of the core list, and nobody looked for it.
# base: mapped-example

DELETE DATA { :search sg2:lookedFor fw:M-EXP-1 }
