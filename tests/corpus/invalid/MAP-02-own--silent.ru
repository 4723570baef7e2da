# Nothing is said of whether the canteen firm gains, and nobody looked for it.
# base: co-governed-example

DELETE DATA { :s12 sg2:affirms fw:V-02b }
