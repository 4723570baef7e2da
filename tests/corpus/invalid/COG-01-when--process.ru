# The pantry is said to take part in the whole process, which is no stage.
# base: co-governed-example

DELETE DATA { :p-5b-pantry sg2:stage fw:DEF-5b } ;

INSERT DATA {
    :p-5b-pantry sg2:stage fw:DEF-5 .
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-5b-pantry ;
        sg2:says "The pantry takes part from beginning to end."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 3" .
}
