# The only statement kept to the naming of the issue tells of another kitchen.
# base: co-governed-example

INSERT DATA {
    :s01 sg2:shows :p-5b-firm .
    :p-hill a sg2:Participation ; sg2:participant :pantry ; sg2:stage fw:DEF-5a .
    :s19 a sg2:Statement ; sg2:about case:co-governed-example ; sg2:shows :p-hill ;
        sg2:says "When the kitchen on the hill was planned, the pantry signed the issue paper."@en ;
        sg2:basis sg2:submitterSays ; sg2:source :d5 ; sg2:locator "p. 3" .
}
