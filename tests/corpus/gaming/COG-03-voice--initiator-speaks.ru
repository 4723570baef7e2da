# The firm says that it speaks for the neighbours, who take no part themselves.
# base: co-governed-example

DELETE DATA { case:co-governed-example sg2:hasParticipation :p-5b-neighbours , :p-5d-neighbours } ;
INSERT DATA {
    :p-5b-firm sg2:represents :neighbours ; sg2:howChosen "appointed by the board of the firm"@en .
    :p-5d-firm sg2:represents :neighbours ; sg2:howChosen "appointed by the board of the firm"@en .
}
