# The pantry takes part at a stage that the submission makes up and does not name.
# base: co-governed-example

DELETE DATA { :p-5b-pantry sg2:stage fw:DEF-5b } ;

INSERT DATA {
    :p-5b-pantry sg2:stage [ a sg2:Stage ] .
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5b-pantry ;
        sg2:says "The pantry takes part between design and execution."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 3" .
}
