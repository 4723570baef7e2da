# Only the first realm was searched for, and nothing is told of any.
# base: mapped-example

DELETE DATA {
    :s16 sg2:affirms fw:V-03-1 .
    :search sg2:lookedFor fw:V-03-2 , fw:V-03-3 .
}
