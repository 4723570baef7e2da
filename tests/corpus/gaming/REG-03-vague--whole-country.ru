# A whole country is given as the place of a library in one street.
# base: registered-example

DELETE DATA { case:registered-example sg2:locatedIn :mill-quarter } ;

INSERT DATA {
    case:registered-example sg2:locatedIn :country .
    :country a sg2:Place ; rdfs:label "Westmark"@en .
}
