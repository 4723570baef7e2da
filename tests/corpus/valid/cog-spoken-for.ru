# The pantry, elected by the neighbours, speaks for them in the design and in the evaluation.
# base: co-governed-example

DELETE DATA {
    :p-5b-neighbours sg2:participant :neighbours .
    :p-5d-neighbours sg2:participant :neighbours .
} ;

INSERT DATA {
    :p-5b-neighbours sg2:participant :pantry ; sg2:represents :neighbours .
    :p-5d-neighbours sg2:participant :pantry ; sg2:represents :neighbours .
}
