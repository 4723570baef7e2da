# The pantry speaks for the neighbours in the design, and nobody asks them when the kitchen is evaluated.
# base: co-governed-example

DELETE DATA {
    :p-5b-neighbours sg2:participant :neighbours .
    :p-5d-neighbours sg2:say sg2:consult .
} ;

INSERT DATA {
    :p-5b-neighbours sg2:participant :pantry ; sg2:represents :neighbours .
    :p-5d-neighbours sg2:say sg2:inform .
}
